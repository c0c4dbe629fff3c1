import type { SeedPetition } from '../shape'

export const petition: SeedPetition = {
  slug: 'restore-due-process',
  campaign: 'restore-due-process',
  milestones: [100, 500, 1000, 5000, 10000, 50000],
  demands: [
    {
      text: {
        en: 'Restore due process throughout El Salvador without delay.',
        es: 'Restablezcan sin demora el debido proceso en todo El Salvador.',
      },
      to: ['el-salvador-authorities'],
      basis: 'asked',
      works: ['amnesty-unlawful-expulsions', 'amnesty-human-cost'],
      note: null,
    },
    {
      text: {
        en: 'Guarantee the rights, safety and dignity of everyone in detention, including all those arrested under the state of emergency.',
        es: 'Garanticen los derechos, la seguridad y la dignidad de todas las personas detenidas, incluidas las arrestadas durante el estado de excepción.',
      },
      to: ['el-salvador-authorities'],
      basis: 'asked',
      works: ['amnesty-unlawful-expulsions'],
      note: null,
    },
    {
      text: {
        en: 'Ensure that no policy or practice of the state facilitates further abuses or puts vulnerable people at risk.',
        es: 'Asegure que ninguna política ni práctica del Estado propicie nuevos abusos o ponga en riesgo a personas vulnerables.',
      },
      to: ['el-salvador-government'],
      basis: 'asked',
      works: ['amnesty-unlawful-expulsions'],
      note: null,
    },
  ],
  title: {
    en: 'El Salvador: restore due process for everyone detained',
    es: 'El Salvador: debido proceso para todas las personas detenidas',
  },
  summary: {
    en: 'El Salvador has been under a state of emergency since March 2022, documents of 2025 said. We ask its authorities to restore due process and to guarantee the rights, safety and dignity of everyone in detention.',
    es: 'Documentos de 2025 describen a El Salvador bajo un estado de excepción iniciado en marzo de 2022. Pedimos a sus autoridades que restablezcan el debido proceso y garanticen los derechos, la seguridad y la dignidad de todas las personas detenidas.',
  },
  story: {
    en: `El Salvador declared a state of emergency in March 2022. An article published by The Alliance for Social Justice in May 2025 said that it had been renewed [claim:renewals-camacaro] times. Emergency powers or not, a person who is arrested has the right to know why, to be defended and to be brought before a judge.

## How many were arrested

Three documents give three figures. Amnesty International spoke in March 2025 of [claim:arrested-amnesty] people arrested under the state of emergency. A news report of the end of that month gave [claim:arrested-news-report] alleged gang members, detained in a campaign of the government against gangs. The article of May 2025 gave [claim:arrested-camacaro].

Around 14 April 2025 Amnesty International’s Americas director said that [claim:behind-bars-amnesty] people remained behind bars without sufficient admissible evidence. That is another count: not of those arrested, but of those still imprisoned.

## What the documents say about due process

According to the article of May 2025, [claim:no-judge-camacaro] of the prisoners arrested under the state of emergency had never seen a judge. It cites the organization Socorro Jurídico Humanitario, which said that [claim:innocent-sjh] of those arrested were innocent and that [claim:freed-sjh] had been freed. The news report said that [claim:released-news-report] detainees had been released after being deemed innocent.

Amnesty International wrote in March 2025 that people living in poor communities, with precarious jobs, little schooling or visible tattoos, were the ones targeted. It reported extreme overcrowding, a lack of adequate medical care and widespread ill-treatment in places of detention. It also passed on what Salvadoran organizations had recorded: [claim:custody-deaths-amnesty] deaths in state custody, some of them with clear signs of violence.

## What we ask of El Salvador

- Restore due process throughout the country.
- Guarantee the human rights, safety and dignity of everyone in detention, including all those arrested under the state of emergency.
- Ensure that the state’s policies and practices neither facilitate further abuses nor put vulnerable people at risk.

Amnesty International put these requests to the Salvadoran authorities and government in March 2025. To ask for a fair trial is not to take the side of those who commit crimes: it is how a state tells the guilty from the innocent.

## How to read these figures

The figures on arrests lie close together, but they are not the same, and the most recent is not the highest. None of the documents says how it counted. The two figures on releases may or may not describe the same people. The documents date from March to May 2025, have not been reviewed since 2025, and events have moved on.`,
    es: `El Salvador declaró el estado de excepción en marzo de 2022. Un artículo publicado por The Alliance for Social Justice en mayo de 2025 indicó que se había prorrogado [claim:renewals-camacaro] veces. Con o sin poderes de excepción, toda persona detenida tiene derecho a saber por qué, a contar con defensa y a comparecer ante un juez.

## Cuántas personas fueron detenidas

Tres documentos dan tres cifras. Amnistía Internacional habló en marzo de 2025 de [claim:arrested-amnesty] personas detenidas durante el estado de excepción. Una noticia de fines de ese mes mencionó a [claim:arrested-news-report] presuntos pandilleros, detenidos en una campaña del gobierno contra las pandillas. El artículo de mayo de 2025 habló de [claim:arrested-camacaro] personas.

Hacia el 14 de abril de 2025, la dirección de Amnistía Internacional para las Américas dijo que [claim:behind-bars-amnesty] personas seguían presas sin suficientes pruebas admisibles. Es otra cuenta: no la de quienes fueron detenidos, sino la de quienes seguían encarcelados.

## Qué dicen los documentos sobre el debido proceso

Según el artículo de mayo de 2025, [claim:no-judge-camacaro] de las personas presas detenidas durante el estado de excepción nunca había visto a un juez. El artículo cita a la organización Socorro Jurídico Humanitario, según la cual [claim:innocent-sjh] de las personas detenidas eran inocentes y [claim:freed-sjh] habían sido puestas en libertad. La noticia dijo que [claim:released-news-report] personas detenidas habían sido liberadas tras ser consideradas inocentes.

Amnistía Internacional escribió en marzo de 2025 que las medidas se dirigían contra quienes viven en comunidades empobrecidas, tienen empleos precarios, poca escolaridad o tatuajes visibles. Informó de hacinamiento extremo, falta de atención médica adecuada y malos tratos generalizados en los centros de detención. También transmitió lo que habían registrado organizaciones salvadoreñas: [claim:custody-deaths-amnesty] muertes bajo custodia del Estado, algunas con claros signos de violencia.

## Qué pedimos a El Salvador

- Que restablezca el debido proceso en todo el país.
- Que garantice los derechos humanos, la seguridad y la dignidad de todas las personas detenidas, incluidas las arrestadas durante el estado de excepción.
- Que las políticas y prácticas del Estado no propicien nuevos abusos ni pongan en riesgo a personas vulnerables.

Amnistía Internacional dirigió estas solicitudes a las autoridades y al gobierno de El Salvador en marzo de 2025. Pedir un juicio justo no es ponerse del lado de quien delinque: es la manera en que un Estado distingue al culpable del inocente.

## Cómo leer estas cifras

Las cifras de detenciones son cercanas, pero no iguales, y la más reciente no es la más alta. Ningún documento explica cómo contó. Las dos cifras de liberaciones pueden referirse o no a las mismas personas. Los documentos son de marzo a mayo de 2025, no se han revisado desde 2025 y los hechos han seguido su curso.`,
  },
  claims: [
    'renewals-camacaro',
    'arrested-amnesty',
    'arrested-camacaro',
    'arrested-news-report',
    'behind-bars-amnesty',
    'no-judge-camacaro',
    'innocent-sjh',
    'freed-sjh',
    'released-news-report',
    'custody-deaths-amnesty',
  ],
  evidenceFrom: {
    en: 'The documents behind this petition date from March to May 2025; events have moved on since.',
    es: 'Los documentos en que se apoya esta petición son de marzo a mayo de 2025; desde entonces los hechos han seguido su curso.',
  },
}
