import type { SeedPetition } from '../shape'

export const petition: SeedPetition = {
  slug: 'return-the-deportees',
  campaign: 'return-the-deportees',
  milestones: [100, 500, 1000, 5000, 10000, 50000],
  demands: [
    {
      text: {
        en: 'Return at once the people unlawfully removed to El Salvador.',
        es: 'Haga volver de inmediato a las personas trasladadas ilegalmente a El Salvador.',
      },
      to: ['us-government'],
      basis: 'asked',
      works: ['amnesty-unlawful-expulsions'],
      note: {
        en: 'Amnesty International asked the US government for this in March 2025. The same statement warned that moving these people on to Venezuela would also breach the ban on refoulement.',
        es: 'Amnistía Internacional se lo pidió al gobierno de Estados Unidos en marzo de 2025. La misma declaración advirtió que trasladar después a estas personas a Venezuela también violaría el principio de no devolución.',
      },
    },
    {
      text: {
        en: 'Release and return at once all Venezuelans arbitrarily held in CECOT.',
        es: 'Ponga en libertad y haga volver de inmediato a todos los venezolanos recluidos arbitrariamente en el CECOT.',
      },
      to: ['el-salvador-government'],
      basis: 'asked',
      works: ['families-letter'],
      note: {
        en: 'In April 2025 the relatives asked the United Nations to demand release and return; this petition puts their request to the government itself. That nobody be sent to Venezuela against their will is our condition, drawn from Amnesty International’s warning.',
        es: 'En abril de 2025 los familiares pidieron a las Naciones Unidas que exigieran la liberación y el regreso; esta petición dirige su solicitud al propio gobierno. Que nadie sea enviado a Venezuela contra su voluntad es una condición nuestra, tomada de la advertencia de Amnistía Internacional.',
      },
    },
  ],
  title: {
    en: 'Return the people unlawfully sent to El Salvador',
    es: 'Que vuelvan las personas enviadas ilegalmente a El Salvador',
  },
  summary: {
    en: 'In March 2025 the United States sent Venezuelans to CECOT, a prison in El Salvador, despite a court order, Amnesty International said. We ask the United States to return them and El Salvador to release those arbitrarily held.',
    es: 'En marzo de 2025 Estados Unidos envió a venezolanos al CECOT, una cárcel de El Salvador, pese a una orden judicial, según Amnistía Internacional. Pedimos a Estados Unidos que los haga volver y a El Salvador que libere a quienes recluyó arbitrariamente.',
  },
  story: {
    en: `In March 2025 the United States sent Venezuelan nationals to CECOT, a prison in El Salvador. Amnesty International counted [claim:expelled-amnesty-march] people expelled that month. An article published by The Alliance for Social Justice in May 2025 gave [claim:expelled-camacaro] and, further on in the same text, [claim:expelled-camacaro-elsewhere].

The day is given differently as well: [claim:transfer-day-camacaro] in that article, [claim:transfer-day-families] in a letter from the relatives, and [claim:transfer-day-news-report] in a news report of the end of March 2025.

## How they were removed

Amnesty International said in March 2025 that a court order had explicitly barred the removal, and that those expelled had no removal orders. Citing public information, it said that some had court proceedings under way, that some were arrested while complying with their immigration obligations, and that some had already been granted protection in the United States.

According to the news report, the US government labelled those it deported as associated with a gang, the Tren de Aragua, and justified their removal under a law of 1798. Families, and officials in Caracas, contended that they were simply migrants without papers.

Amnesty International wrote that US immigration officials had admitted that [claim:no-record-officials] had no criminal record at all. The article of May 2025, citing Bloomberg, put the share without a record at [claim:no-record-bloomberg].

On 9 April 2025 the relatives wrote to the United Nations High Commissioner for Human Rights. They said that none of their family members had been given a procedure in which to defend themselves, and that none had until then been brought before a judge or formally charged in El Salvador.

## What we ask, and what “return” means

We put forward two demands, and keep them apart.

- To the Government of the United States: return at once those who were unlawfully removed. Amnesty International asked for this in March 2025.
- To the Government of El Salvador: release and return at once all Venezuelans arbitrarily held in CECOT. The relatives asked for this through the United Nations in April 2025.

“Return” in this petition never means sending a person to Venezuela against their will. Amnesty International warned in March 2025 that moving these people on from El Salvador to Venezuela would itself violate the ban on refoulement. Each person should be heard before anyone decides where they go.

## What the documents can and cannot show

They show what was said, by whom and when. They do not settle how many people were sent, on which day, or what each of them was accused of. They date from March to May 2025. The petition has not been reviewed since 2025, and events have moved on: it says nothing about where anyone is now.`,
    es: `En marzo de 2025 Estados Unidos envió a personas de nacionalidad venezolana al CECOT, una cárcel de El Salvador. Amnistía Internacional contabilizó ese mes [claim:expelled-amnesty-march] personas expulsadas. Un artículo publicado por The Alliance for Social Justice en mayo de 2025 dio la cifra de [claim:expelled-camacaro] y, más adelante en el mismo texto, habló de [claim:expelled-camacaro-elsewhere].

Tampoco hay acuerdo sobre el día: fue el [claim:transfer-day-camacaro] según ese artículo, el [claim:transfer-day-families] según una carta de los familiares y el [claim:transfer-day-news-report] según una noticia de fines de marzo de 2025.

## Cómo se los llevaron

Amnistía Internacional dijo en marzo de 2025 que una orden judicial prohibía expresamente el traslado y que no había órdenes de expulsión contra estas personas. Con base en información pública, señaló que algunas tenían procesos judiciales abiertos, que otras fueron detenidas mientras cumplían con sus obligaciones migratorias y que otras ya contaban con protección en Estados Unidos.

Según la noticia, el gobierno estadounidense vinculó a las personas deportadas con una banda, el Tren de Aragua, y justificó su expulsión con una ley de 1798. Las familias, y funcionarios en Caracas, sostenían que eran simplemente migrantes sin papeles.

Amnistía Internacional escribió que personal del servicio de inmigración de Estados Unidos había admitido que [claim:no-record-officials] no tenían antecedentes penales. El artículo de mayo de 2025, que cita a Bloomberg, indicó que [claim:no-record-bloomberg] carecía de antecedentes.

El 9 de abril de 2025, los familiares escribieron al Alto Comisionado de las Naciones Unidas para los Derechos Humanos. Afirmaron que ninguno de los suyos había tenido un procedimiento en el que defenderse y que, hasta ese momento, ninguno había comparecido ante un juez ni había sido acusado formalmente en El Salvador.

## Qué pedimos y qué quiere decir «regreso»

Presentamos dos exigencias, por separado.

- Al Gobierno de Estados Unidos: que haga volver de inmediato a quienes fueron trasladados ilegalmente. Amnistía Internacional lo pidió en marzo de 2025.
- Al Gobierno de El Salvador: que ponga en libertad y haga volver de inmediato a todos los venezolanos recluidos arbitrariamente en el CECOT. Los familiares lo pidieron por medio de las Naciones Unidas en abril de 2025.

En esta petición, «regreso» nunca quiere decir enviar a una persona a Venezuela contra su voluntad. Amnistía Internacional advirtió en marzo de 2025 que un nuevo traslado de El Salvador a Venezuela también violaría el principio de no devolución. Cada persona debe ser escuchada antes de que alguien decida adónde va.

## Qué muestran los documentos y qué no

Muestran qué se dijo, quién lo dijo y cuándo. No resuelven cuántas personas fueron enviadas, qué día ni de qué se acusaba a cada una. Son de marzo a mayo de 2025. La petición no se ha revisado desde 2025 y los hechos han seguido su curso: aquí no se afirma nada sobre el paradero actual de nadie.`,
  },
  claims: [
    'expelled-amnesty-march',
    'expelled-camacaro',
    'expelled-camacaro-elsewhere',
    'transfer-day-camacaro',
    'transfer-day-families',
    'transfer-day-news-report',
    'no-record-officials',
    'no-record-bloomberg',
  ],
  evidenceFrom: {
    en: 'The documents behind this petition date from March to May 2025; events have moved on since.',
    es: 'Los documentos en que se apoya esta petición son de marzo a mayo de 2025; desde entonces los hechos han seguido su curso.',
  },
}
