import type { SeedPetition } from '../shape'

export const petition: SeedPetition = {
  slug: 'no-mass-deportations',
  campaign: 'restore-due-process',
  milestones: [100, 500, 1000, 5000, 10000, 50000],
  demands: [
    {
      text: {
        en: 'Halt at once all plans for mass detention and mass deportation.',
        es: 'Detenga de inmediato todos los planes de detención y deportación masivas.',
      },
      to: ['us-government'],
      basis: 'asked',
      works: ['amnesty-unlawful-expulsions', 'amnesty-human-cost'],
      note: null,
    },
    {
      text: {
        en: 'Ensure that no law, policy or practice exposes immigrants and people seeking safety to a greater risk of abuse.',
        es: 'Asegure que ninguna ley, política o práctica exponga a las personas migrantes o en busca de protección a un mayor riesgo de abusos.',
      },
      to: ['us-government'],
      basis: 'asked',
      works: ['amnesty-human-cost'],
      note: {
        en: 'The page states this as an obligation of the US government under international law; we turn it into a request.',
        es: 'La página lo enuncia como una obligación del gobierno de Estados Unidos según el derecho internacional; nosotros lo convertimos en solicitud.',
      },
    },
  ],
  title: {
    en: 'Halt the plans for mass detention and deportation',
    es: 'Alto a los planes de detención y deportación masivas',
  },
  summary: {
    en: 'In March 2025 Amnesty International asked the United States government to halt all plans for mass detention and deportation at once. We ask the same: nobody should be detained or removed without being heard.',
    es: 'En marzo de 2025 Amnistía Internacional pidió al gobierno de Estados Unidos que suspendiera de inmediato todos los planes de detención y deportación masivas. Pedimos lo mismo: nadie debe ser detenido ni expulsado sin ser escuchado.',
  },
  story: {
    en: `Due process looks at one person at a time: at what they did, what they fear, what protection they have. A plan to detain and deport on a mass scale leaves little room for that. In March 2025 Amnesty International asked the government of the United States to halt all such plans at once; a page of April 2025 that carries another of its statements repeats the call.

## Why this is asked

The statement of March 2025 followed the expulsion of [claim:expelled-amnesty-march] Venezuelans to El Salvador, by Amnesty International’s count. An article published by The Alliance for Social Justice in May 2025 gave the number as [claim:expelled-camacaro]. Amnesty International said that the removals went ahead despite a court order, and that people had been labelled gang members for their tattoos or for their link with a Venezuelan state, with no other evidence.

According to the statement, US immigration officials had admitted that [claim:no-record-officials] of those expelled had no criminal record at all, and that some were removed because of a perception that they might commit crimes in the future. The article of May 2025, citing Bloomberg, put the share without a record at [claim:no-record-bloomberg].

The same article said that temporary protected status had been withdrawn from [claim:protected-status-camacaro] Venezuelans living in the United States. A person who loses that status is not thereby deported, and the figure does not say what became of anyone. It shows how many lives a single decision can touch.

A news report of the end of March 2025 gives the position of the US government: it linked the people sent to El Salvador to a criminal gang, and its Homeland Security Secretary urged people in the country unlawfully to leave or face arrest.

## What we ask

To the Government of the United States:

- halt at once all plans for mass detention and mass deportation;
- ensure that no law, policy or practice exposes immigrants and people seeking safety to a greater risk of human rights abuses.

The first is Amnesty International’s request. The second is stated, on the page of April 2025, as an obligation under international law. Neither asks that a state give up its immigration law; both ask that each person be heard under it.

## The limits of these documents

They record a request and the events that led to it. They do not contain the plans, and they give no total of the people detained or deported that we could repeat here. The figures above come from two advocacy texts, one of which quotes a news agency. The documents date from March to May 2025. This petition has not been reviewed since 2025, and events have moved on.`,
    es: `El debido proceso mira a una persona a la vez: qué hizo, qué teme, con qué protección cuenta. Un plan para detener y deportar a gran escala deja poco lugar para eso. En marzo de 2025, Amnistía Internacional pidió al gobierno de Estados Unidos que suspendiera de inmediato todos esos planes; una página de abril de 2025 que recoge otra de sus declaraciones reitera el llamado.

## Por qué se pide

La declaración de marzo de 2025 siguió a la expulsión a El Salvador de [claim:expelled-amnesty-march] personas de nacionalidad venezolana, según la cuenta de Amnistía Internacional. Un artículo publicado por The Alliance for Social Justice en mayo de 2025 dio la cifra de [claim:expelled-camacaro]. Amnistía Internacional dijo que los traslados se hicieron pese a una orden judicial y que a las personas se las había calificado de pandilleras por sus tatuajes o por su relación con un estado venezolano, sin más pruebas.

Según la declaración, personal de inmigración de Estados Unidos había admitido que [claim:no-record-officials] de los expulsados no tenían antecedentes penales, y que a algunos los expulsaron porque se percibía que podrían cometer delitos en el futuro. El artículo de mayo de 2025, que cita a Bloomberg, indicó que [claim:no-record-bloomberg] carecía de antecedentes.

El mismo artículo indicó que se había retirado el estatus de protección temporal a [claim:protected-status-camacaro] venezolanos residentes en Estados Unidos. Perder ese estatus no equivale a ser deportado, y la cifra no dice qué fue de nadie. Muestra cuántas vidas puede tocar una sola decisión.

Una noticia de fines de marzo de 2025 expone la posición del gobierno estadounidense: vinculó con un grupo criminal a las personas enviadas a El Salvador, y su Secretaría de Seguridad Nacional instó a quienes estaban en el país de manera irregular a marcharse o enfrentar un arresto.

## Qué pedimos

Al Gobierno de Estados Unidos:

- que detenga de inmediato todos los planes de detención y deportación masivas;
- que asegure que ninguna ley, política o práctica exponga a las personas migrantes o en busca de protección a un mayor riesgo de abusos contra sus derechos humanos.

Lo primero es lo que pidió Amnistía Internacional. Lo segundo figura, en la página de abril de 2025, como una obligación según el derecho internacional. Ninguna de las dos cosas exige que un Estado renuncie a su ley migratoria; ambas piden que cada persona sea escuchada conforme a ella.

## Los límites de estos documentos

Recogen una solicitud y los hechos que la motivaron. No contienen los planes, y no dan un total de personas detenidas o deportadas que podamos repetir aquí. Las cifras anteriores proceden de dos textos de incidencia, uno de los cuales cita a una agencia de noticias. Los documentos son de marzo a mayo de 2025. Esta petición no se ha revisado desde 2025 y los hechos han seguido su curso.`,
  },
  claims: [
    'expelled-amnesty-march',
    'expelled-camacaro',
    'no-record-officials',
    'no-record-bloomberg',
    'protected-status-camacaro',
  ],
  evidenceFrom: {
    en: 'The documents behind this petition date from March to May 2025; events have moved on since.',
    es: 'Los documentos en que se apoya esta petición son de marzo a mayo de 2025; desde entonces los hechos han seguido su curso.',
  },
}
