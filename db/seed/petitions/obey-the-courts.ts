import type { SeedPetition } from '../shape'

export const petition: SeedPetition = {
  slug: 'obey-the-courts',
  campaign: 'return-the-deportees',
  milestones: [100, 500, 1000, 5000, 10000],
  demands: [
    {
      text: {
        en: 'Comply with the decisions of the courts of the United States.',
        es: 'Acate las decisiones de los tribunales de Estados Unidos.',
      },
      to: ['us-government'],
      basis: 'asked',
      works: ['amnesty-unlawful-expulsions'],
      note: null,
    },
    {
      text: {
        en: 'Halt all further expulsions under the executive order.',
        es: 'Detenga toda nueva expulsión en aplicación de la orden ejecutiva.',
      },
      to: ['us-government'],
      basis: 'asked',
      works: ['amnesty-unlawful-expulsions'],
      note: {
        en: 'Amnesty International speaks of “this executive order” and does not name the law behind it. The law of 1798 is named in two other documents, not in this demand.',
        es: 'Amnistía Internacional habla de «esta orden ejecutiva» y no nombra la ley en que se apoya. La ley de 1798 aparece en otros dos documentos, no en esta exigencia.',
      },
    },
  ],
  title: {
    en: 'Obey the courts and halt the expulsions',
    es: 'Acaten a los tribunales y detengan las expulsiones',
  },
  summary: {
    en: 'Amnesty International said in March 2025 that Venezuelans were expelled to El Salvador despite a court order. We ask the United States government to comply with court decisions and to halt further expulsions under the executive order.',
    es: 'Amnistía Internacional dijo en marzo de 2025 que se expulsó a venezolanos a El Salvador pese a una orden judicial. Pedimos al gobierno de Estados Unidos que acate las decisiones judiciales y detenga nuevas expulsiones en aplicación de la orden ejecutiva.',
  },
  story: {
    en: `A court that can be ignored protects nobody. In March 2025, Amnesty International said, the United States expelled [claim:expelled-amnesty-march] Venezuelans to El Salvador although a court order explicitly barred their removal.

## The order and the transfer

The documents do not agree on every particular. An article published by The Alliance for Social Justice in May 2025 speaks of [claim:expelled-camacaro] people and dates the transfer to [claim:transfer-day-camacaro]. An unsigned news report of the end of March 2025 speaks of [claim:expelled-news-report] people and gives the date as [claim:transfer-day-news-report].

On the nature of what happened Amnesty International was precise: these were expulsions, not deportations, which are a legal process defined in US law. It said that the people had no removal orders, that some of them were in the midst of court proceedings, and that some had already been granted protection in the United States, including under the Convention Against Torture.

## The law that was invoked

The article of May 2025 names the law that the US government relied on, the Alien Enemies Act of 1798, and says that it may be used only in times of war. The news report says that the government justified the deportations under a war law of 1798, and that a US appeals court had since upheld a decision preventing deportations under it. The statement of Amnesty International speaks of an executive order and does not name the law.

According to the news report, the US government labelled those deported as associated with a criminal gang. Amnesty International wrote that immigration officials themselves had admitted that [claim:no-record-officials] had no criminal record at all. Whether a person belongs to a gang is for a court to examine, with evidence and a defence, before anything is done that cannot be undone.

## What we ask

To the Government of the United States:

- comply with the decisions of the courts;
- halt all further expulsions under the executive order.

Amnesty International put both requests to the US government in March 2025. We take them up without adding to them.

## What the evidence leaves open

The documents tell of the court order; they do not contain it. They do not say at what hour it was issued or when the people left, and they do not follow the case to its end. They date from March to May 2025. Court cases change quickly, this petition has not been reviewed since 2025, and events have moved on. The organizers’ first task is to set out here what the courts have decided in the meantime.`,
    es: `Un tribunal al que se puede ignorar no protege a nadie. En marzo de 2025, según Amnistía Internacional, Estados Unidos expulsó a El Salvador a [claim:expelled-amnesty-march] personas de nacionalidad venezolana aunque una orden judicial prohibía expresamente su traslado.

## La orden y el traslado

Los documentos no coinciden en todos los detalles. Un artículo publicado por The Alliance for Social Justice en mayo de 2025 habla de [claim:expelled-camacaro] personas y fecha el traslado el [claim:transfer-day-camacaro]. Una noticia sin firma de fines de marzo de 2025 habla de [claim:expelled-news-report] personas y da como fecha el [claim:transfer-day-news-report].

Sobre la naturaleza de lo ocurrido, Amnistía Internacional fue precisa: fueron expulsiones y no deportaciones, que son un procedimiento definido en la legislación estadounidense. Dijo que no había órdenes de expulsión contra estas personas, que algunas estaban en pleno proceso judicial y que otras ya contaban con protección en Estados Unidos, incluso en virtud de la Convención contra la Tortura.

## La ley invocada

El artículo de mayo de 2025 nombra la ley en que se apoyó el gobierno estadounidense, la Ley de Enemigos Extranjeros de 1798, y sostiene que solo puede usarse en tiempos de guerra. La noticia dice que el gobierno justificó las deportaciones con una ley de guerra de 1798 y que un tribunal de apelaciones de Estados Unidos había confirmado después una decisión que impedía deportar con base en ella. La declaración de Amnistía Internacional habla de una orden ejecutiva y no nombra la ley.

Según la noticia, el gobierno estadounidense vinculó a las personas deportadas con un grupo criminal. Amnistía Internacional escribió que el propio personal de inmigración había admitido que [claim:no-record-officials] no tenían antecedentes penales. Si una persona pertenece o no a una banda debe examinarlo un tribunal, con pruebas y con defensa, antes de que se haga algo irreparable.

## Qué pedimos

Al Gobierno de Estados Unidos:

- que acate las decisiones judiciales;
- que detenga toda nueva expulsión en aplicación de la orden ejecutiva.

Amnistía Internacional dirigió ambas solicitudes al gobierno estadounidense en marzo de 2025. Las retomamos sin añadirles nada.

## Lo que las pruebas dejan abierto

Los documentos hablan de la orden judicial, pero no la contienen. No dicen a qué hora se dictó ni cuándo partieron las personas, y no siguen el caso hasta el final. Son de marzo a mayo de 2025. Los procesos judiciales cambian con rapidez, esta petición no se ha revisado desde 2025 y los hechos han seguido su curso. La primera tarea de quienes la organizan es exponer aquí lo que los tribunales hayan decidido entretanto.`,
  },
  claims: [
    'expelled-amnesty-march',
    'expelled-camacaro',
    'expelled-news-report',
    'transfer-day-camacaro',
    'transfer-day-news-report',
    'no-record-officials',
  ],
  evidenceFrom: {
    en: 'The documents behind this petition date from March to May 2025; the courts and events have moved on since.',
    es: 'Los documentos en que se apoya esta petición son de marzo a mayo de 2025; desde entonces los procesos judiciales y los hechos han seguido su curso.',
  },
}
