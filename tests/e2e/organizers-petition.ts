/** What the organizers of the journeys write: a petition as good as those of the demonstration, about a place that is not. */

const both = (en: string, es: string) => ({ en, es })
export type Both = ReturnType<typeof both>

export const organisation = 'Casa del Camino'

export const campaign = {
  title: both('Nobody disappears at the border', 'Que nadie desaparezca en la frontera'),
  summary: both(
    'People taken into custody at the border of Isla Bermeja must be findable from the first hour, by their families and by a lawyer.',
    'A toda persona detenida en la frontera de Isla Bermeja se la debe poder encontrar desde la primera hora: su familia y quien la defienda.',
  ),
  story: both(
    'A person who is nowhere written down can be held for as long as nobody asks. These petitions ask for **lists, telephones and visits**: three plain things that protect whoever is locked up.',
    'A una persona que no está escrita en ningún lado se la puede retener mientras nadie pregunte. Estas peticiones piden **listas, teléfonos y visitas**: tres cosas sencillas que protegen a quien está encerrado.',
  ),
}

export const target = {
  name: both('Ministry of the Interior', 'Ministerio del Interior'),
  jurisdiction: both('Isla Bermeja', 'Isla Bermeja'),
}

export interface Source {
  title: Both
  publisher: Both
  dateText: Both
  date: string
  languages: string
  address: string
  about: Both
}

export interface Claim {
  statement: Both
  figure: Both
  unit: Both
  by: Both
  asOfText: Both
  asOf: string
  passage: Both
  /** What it speaks of, where that is new; otherwise the title of a subject that is there. */
  subject: { title: Both; scope: Both; disagreeing: boolean; note?: Both } | Both
}

export const register: Source = {
  title: both('Four hundred nights without a list', 'Cuatrocientas noches sin una lista'),
  publisher: both('Observatory of the Border', 'Observatorio de la Frontera'),
  dateText: both('12 March 2026', '12 de marzo de 2026'),
  date: '2026-03-12',
  languages: 'es',
  address: 'https://observatorio.example/informes/cuatrocientas-noches',
  about: both(
    'A report of 64 pages on the four holding centres of Isla Bermeja, from interviews with people who were released. It counts those interviewed and estimates the rest; it had no access to the centres.',
    'Un informe de 64 páginas sobre los cuatro centros de retención de Isla Bermeja, a partir de entrevistas con personas ya libres. Cuenta a las entrevistadas y estima el resto; no tuvo acceso a los centros.',
  ),
}

export const answerToParliament: Source = {
  title: both('Answer to written question 218', 'Respuesta a la pregunta escrita 218'),
  publisher: both('Parliament of Isla Bermeja', 'Parlamento de Isla Bermeja'),
  dateText: both('30 January 2026', '30 de enero de 2026'),
  date: '2026-01-30',
  languages: 'es',
  address: 'https://parlamento.example/preguntas/218',
  about: both(
    'The ministry’s own written answer to a member of parliament. It gives one number and does not say how it was counted.',
    'La respuesta escrita del propio ministerio a una diputada. Da una sola cifra y no dice cómo se contó.',
  ),
}

export const heldByObservatory: Claim = {
  statement: both(
    'The Observatory of the Border estimated in March 2026 that more than 1,400 people were being held at the border without any public register.',
    'El Observatorio de la Frontera estimó en marzo de 2026 que más de 1400 personas estaban retenidas en la frontera sin ningún registro público.',
  ),
  figure: both('more than 1,400', 'más de 1400'),
  unit: both('people held', 'personas retenidas'),
  by: both('Observatory of the Border', 'Observatorio de la Frontera'),
  asOfText: both('March 2026', 'marzo de 2026'),
  asOf: '2026-03',
  passage: both('Page 11, second table', 'Página 11, segunda tabla'),
  subject: {
    title: both('How many people are held', 'Cuántas personas están retenidas'),
    scope: both(
      'People in the four holding centres at the border on one day.',
      'Personas en los cuatro centros de retención de la frontera en un mismo día.',
    ),
    disagreeing: true,
    note: both(
      'The report estimates from interviews; the ministry gives a number and no method. Neither can be checked as long as there is no register.',
      'El informe estima a partir de entrevistas; el ministerio da una cifra y ningún método. Ninguna se puede comprobar mientras no haya un registro.',
    ),
  },
}

export const heldByMinistry: Claim = {
  statement: both(
    'The ministry told parliament in January 2026 that 312 people were being held at the border.',
    'El ministerio dijo al parlamento en enero de 2026 que había 312 personas retenidas en la frontera.',
  ),
  figure: both('312', '312'),
  unit: both('people held', 'personas retenidas'),
  by: both('Ministry of the Interior', 'Ministerio del Interior'),
  asOfText: both('January 2026', 'enero de 2026'),
  asOf: '2026-01',
  passage: both('Answer, first paragraph', 'Respuesta, primer párrafo'),
  subject: both('How many people are held', 'Cuántas personas están retenidas'),
}

export const nightsWithoutWord: Claim = {
  statement: both(
    'Of 96 people it interviewed, the Observatory wrote in March 2026, 71 could not tell their family where they were for at least nine days.',
    'De 96 personas entrevistadas, escribió el Observatorio en marzo de 2026, 71 no pudieron decir a su familia dónde estaban durante al menos nueve días.',
  ),
  figure: both('71 of 96', '71 de 96'),
  unit: both('people interviewed', 'personas entrevistadas'),
  by: both('Observatory of the Border', 'Observatorio de la Frontera'),
  asOfText: both('March 2026', 'marzo de 2026'),
  asOf: '2026-03',
  passage: both('Page 27, first paragraph', 'Página 27, primer párrafo'),
  subject: {
    title: both('Days without word to the family', 'Días sin noticia para la familia'),
    scope: both(
      'People who were interviewed after their release.',
      'Personas entrevistadas después de salir en libertad.',
    ),
    disagreeing: false,
  },
}

export const petition = {
  title: both('Write down every person you hold', 'Anoten a cada persona que retienen'),
  summary: both(
    'In the holding centres of Isla Bermeja nobody keeps a list that a family can ask for. We ask the Ministry of the Interior to keep a register from the first hour, and to let every person make one telephone call.',
    'En los centros de retención de Isla Bermeja nadie lleva una lista por la que una familia pueda preguntar. Pedimos al Ministerio del Interior que lleve un registro desde la primera hora y que deje a cada persona hacer una llamada.',
  ),
  demands: [
    both(
      'Keep a register of every person held at the border, from the first hour, and answer families and lawyers who ask.',
      'Lleve un registro de cada persona retenida en la frontera, desde la primera hora, y responda a las familias y a quienes las defienden.',
    ),
    both(
      'Let every person make one telephone call within three hours.',
      'Deje que cada persona haga una llamada en las primeras tres horas.',
    ),
  ],
  evidenceFrom: both(
    'The documents are of January and March 2026.',
    'Los documentos son de enero y de marzo de 2026.',
  ),
}

/** The story, with the tags of the three claims where their figures belong. */
export const story = (held: string, counted: string, nights: string): Both => ({
  en: `A mother in San Telmo asked at the gate of the northern centre for nine days. Nobody there said no: there was no list to look at.

## How many

The Observatory of the Border estimates that ${held} people are held. The ministry told parliament of ${counted}. Both numbers cannot be right, and nobody outside can tell which one is, because **nobody writes the names down** where they can be asked for.

## What it does to families

Of those the Observatory interviewed after their release, ${nights} could not say where they were for at least nine days. In that time

- no lawyer can act for somebody who cannot be found,
- no doctor knows what medicine they need,
- and whoever waits at home has to think of the worst.

> “I did not ask them to let him go. I asked whether he was there.”

## What we ask

A register and a telephone. Both cost little, both protect the guards too, and both can be in place within weeks.`,
  es: `Una madre de San Telmo preguntó durante nueve días en la puerta del centro del norte. Nadie le dijo que no: no había ninguna lista que mirar.

## Cuántas personas

El Observatorio de la Frontera estima que hay ${held} personas retenidas. El ministerio habló ante el parlamento de ${counted}. No pueden ser ciertas las dos cifras, y desde fuera nadie puede saber cuál lo es, porque **nadie anota los nombres** donde se pueda preguntar por ellos.

## Lo que les hace a las familias

De quienes el Observatorio entrevistó después de salir, ${nights} no pudieron decir dónde estaban durante al menos nueve días. En ese tiempo

- nadie puede defender a quien no se encuentra,
- ningún médico sabe qué medicina necesita,
- y quien espera en casa tiene que pensar lo peor.

> «No pedí que lo soltaran. Pregunté si estaba ahí».

## Lo que pedimos

Un registro y un teléfono. Las dos cosas cuestan poco, protegen también a quienes vigilan y pueden estar listas en unas semanas.`,
})

export const answer = both(
  'The ministry wrote that a register would be kept **from July on**. It said nothing of telephone calls.',
  'El ministerio escribió que llevará un registro **a partir de julio**. De las llamadas no dijo nada.',
)
