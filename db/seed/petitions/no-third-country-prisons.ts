import type { SeedPetition } from '../shape'

export const petition: SeedPetition = {
  slug: 'no-third-country-prisons',
  campaign: 'ban-refoulement',
  milestones: [100, 500, 1000, 5000, 10000],
  demands: [
    {
      text: {
        en: 'Refuse to take part in unjust deportation and removal schemes.',
        es: 'Niéguense a participar en planes injustos de deportación y expulsión.',
      },
      to: ['americas-governments'],
      basis: 'asked',
      works: ['amnesty-unlawful-expulsions'],
      note: null,
    },
    {
      text: {
        en: 'Let everyone you receive from another country speak freely with lawyers, the press and their family.',
        es: 'Permitan que toda persona recibida de otro país hable libremente con abogados, con la prensa y con su familia.',
      },
      to: ['panama-government', 'costa-rica-government'],
      basis: 'inferred',
      works: ['enca-deportees'],
      note: {
        en: 'This demand is ours. It is inferred from what an ENCA article of March 2025 reports: in Panama, no lawyers or journalists; in Costa Rica, people who cried out to let their families know where they were.',
        es: 'Esta exigencia es nuestra. La inferimos de lo que cuenta un artículo de ENCA de marzo de 2025: en Panamá, sin abogados ni periodistas; en Costa Rica, personas que clamaban por avisar a sus familias dónde estaban.',
      },
    },
  ],
  title: {
    en: 'No third-country prisons: take no part in unjust removals',
    es: 'No a las cárceles de terceros países ni a las expulsiones injustas',
  },
  summary: {
    en: 'In 2025 El Salvador, Panama and Costa Rica took in people removed by the United States. We ask governments of the Americas to refuse unjust schemes, and receiving states to let people speak to lawyers, press and family.',
    es: 'En 2025 El Salvador, Panamá y Costa Rica recibieron a personas expulsadas por Estados Unidos. Pedimos a los gobiernos de las Américas que rechacen planes injustos y a los Estados receptores que las dejen hablar con abogados, prensa y familia.',
  },
  story: {
    en: `In the first months of 2025 people removed by the United States were taken to countries that were not their own. Amnesty International asked El Salvador, and all countries of the Americas, to resist taking part in unjust deportation and removal schemes. This petition puts that request to every government of the region.

## Panama and Costa Rica

An article in the ENCA newsletter of March 2025, put together from press reports, describes the arrivals. On 12 February 2025 US military planes brought [claim:panama-flown-enca] people from Africa, Asia and the Middle East to Panama, in shackles. A few days later a plane brought [claim:costa-rica-flown-enca] people to Costa Rica; [claim:costa-rica-children-enca] of those who arrived there were children.

In Panama, the article says, people lost their passports and telephones, were forbidden to speak with lawyers or journalists, and were locked in a hotel under police guard. Then [claim:panama-camp-enca], who had not consented to their deportation, were driven to a temporary camp in the jungle. In Costa Rica, the ombudsman, who was present, said that many cried out for help, above all to let their families know where they were.

Both governments said, according to the article, that the United States bore the whole cost and that the International Organization for Migration would take part.

## El Salvador

Amnesty International said in March 2025 that the United States had expelled [claim:expelled-amnesty-march] Venezuelans to El Salvador, where they were held in CECOT; an article published by The Alliance for Social Justice in May 2025 gave [claim:expelled-camacaro]. A news report of the end of March 2025 said that the US government had allocated [claim:payment-news-report] for their imprisonment. An article of 2025 in The SAIS Review of International Affairs said that the arrangement could set a precedent for other countries.

## What we ask

- To the governments of the Americas: refuse to take part in unjust deportation and removal schemes. This is Amnesty International’s request of March 2025.
- To the governments of Panama and Costa Rica: let everyone you receive speak freely with lawyers, the press and their family. This second demand is ours. No document makes it in these words; we infer it from the facts that the ENCA article reports.

We do not ask any country to close its doors to people who need shelter. To receive a person is one thing; to lock them up for another state, out of reach of a lawyer, is another.

## How much the evidence can bear

The article on Panama and Costa Rica is a summary of press reports of February 2025, and covers the first weeks only. It does not claim that the same restrictions held in both countries, and neither do we. The documents date from March to May 2025, and one, without a printed date, from the same year; they have not been reviewed since 2025, and events have moved on. Nothing here says where any of these people are now.`,
    es: `En los primeros meses de 2025, personas expulsadas por Estados Unidos fueron llevadas a países que no eran los suyos. Amnistía Internacional pidió a El Salvador, y a todos los países de las Américas, que se abstuvieran de participar en planes injustos de deportación y expulsión. Esta petición dirige esa solicitud a cada gobierno de la región.

## Panamá y Costa Rica

Un artículo del boletín de ENCA de marzo de 2025, elaborado con notas de prensa, describe las llegadas. El 12 de febrero de 2025, aviones militares de Estados Unidos llevaron a Panamá, con grilletes, a [claim:panama-flown-enca] personas de África, Asia y Medio Oriente. Unos días después, un avión llevó a Costa Rica a [claim:costa-rica-flown-enca] personas; [claim:costa-rica-children-enca] de quienes llegaron allí eran niñas y niños.

En Panamá, dice el artículo, a las personas les quitaron pasaportes y teléfonos, les prohibieron hablar con abogados o periodistas y las encerraron en un hotel con custodia policial. Después, [claim:panama-camp-enca] personas que no habían consentido su deportación fueron llevadas a un campamento provisional en la selva. En Costa Rica, la defensoría, presente a la llegada, señaló que muchas clamaban por ayuda, sobre todo para avisar a sus familias dónde estaban.

Ambos gobiernos dijeron, según el artículo, que Estados Unidos asumía todo el costo y que participaría la Organización Internacional para las Migraciones.

## El Salvador

Amnistía Internacional dijo en marzo de 2025 que Estados Unidos había expulsado a El Salvador a [claim:expelled-amnesty-march] personas de nacionalidad venezolana, recluidas allí en el CECOT; un artículo publicado por The Alliance for Social Justice en mayo de 2025 dio la cifra de [claim:expelled-camacaro]. Una noticia de fines de marzo de 2025 dijo que el gobierno estadounidense había destinado a su encarcelamiento [claim:payment-news-report]. Un artículo de 2025 de The SAIS Review of International Affairs señaló que el acuerdo podía sentar un precedente para otros países.

## Qué pedimos

- A los gobiernos de las Américas: que se nieguen a participar en planes injustos de deportación y expulsión. Es lo que pidió Amnistía Internacional en marzo de 2025.
- A los gobiernos de Panamá y Costa Rica: que permitan a toda persona recibida hablar libremente con abogados, con la prensa y con su familia. Esta segunda exigencia es nuestra. Ningún documento la formula así; la inferimos de los hechos que relata el artículo de ENCA.

No le pedimos a ningún país que cierre la puerta a quien necesita refugio. Una cosa es recibir a una persona; otra, encerrarla por cuenta de otro Estado, lejos del alcance de un abogado.

## Cuánto sostienen las pruebas

El artículo sobre Panamá y Costa Rica resume notas de prensa de febrero de 2025 y abarca solo las primeras semanas. No afirma que en ambos países rigieran las mismas restricciones, y nosotros tampoco. Los documentos son de marzo a mayo de 2025, y uno, sin fecha impresa, del mismo año; no se han revisado desde 2025 y los hechos han seguido su curso. Aquí no se afirma dónde está hoy ninguna de estas personas.`,
  },
  claims: [
    'panama-flown-enca',
    'costa-rica-flown-enca',
    'costa-rica-children-enca',
    'panama-camp-enca',
    'expelled-amnesty-march',
    'expelled-camacaro',
    'payment-news-report',
  ],
  evidenceFrom: {
    en: 'The documents behind this petition date from March to May 2025, and one, without a printed date, from 2025; events have moved on since.',
    es: 'Los documentos en que se apoya esta petición son de marzo a mayo de 2025, y uno, sin fecha impresa, de 2025; desde entonces los hechos han seguido su curso.',
  },
}
