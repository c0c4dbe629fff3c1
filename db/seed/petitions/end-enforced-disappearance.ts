import type { SeedPetition } from '../shape'

export const petition: SeedPetition = {
  slug: 'end-enforced-disappearance',
  campaign: 'return-the-deportees',
  milestones: [100, 500, 1000, 5000, 10000],
  demands: [
    {
      text: {
        en: 'Protect every detained person from torture, incommunicado detention and enforced disappearance.',
        es: 'Protejan a todas las personas detenidas de la tortura, la incomunicación y la desaparición forzada.',
      },
      to: ['el-salvador-authorities', 'us-authorities'],
      basis: 'asked',
      works: ['amnesty-human-cost'],
      note: null,
    },
    {
      text: {
        en: 'Say where everyone is: tell each family where the person who was taken is held.',
        es: 'Digan dónde está cada quien: informen a cada familia dónde se encuentra recluida la persona que se llevaron.',
      },
      to: ['el-salvador-authorities', 'us-authorities'],
      basis: 'inferred',
      works: ['amnesty-human-cost', 'families-letter'],
      note: {
        en: 'This demand is ours. The documents ask for protection from enforced disappearance and describe families without contact; we infer that the first step is to say where each person is.',
        es: 'Esta exigencia es nuestra. Los documentos piden protección frente a la desaparición forzada y describen a familias sin contacto; de ahí inferimos que el primer paso es decir dónde está cada persona.',
      },
    },
  ],
  title: {
    en: 'End enforced disappearance: say where everyone is',
    es: 'No más desapariciones forzadas: digan dónde están',
  },
  summary: {
    en: 'In April 2025 Amnesty International spoke of enforced disappearance of people sent to CECOT in El Salvador. We ask both countries’ authorities to protect every detainee, and to tell each family where their relative is held.',
    es: 'En abril de 2025 Amnistía Internacional habló de la desaparición forzada de personas enviadas al CECOT, en El Salvador. Pedimos a las autoridades de ambos países que protejan a cada persona detenida e informen a cada familia dónde está recluida.',
  },
  story: {
    en: `A person who is locked away with no contact, while the family is told nothing, is outside the protection of the law. In April 2025 that is what relatives and Amnesty International said had happened to people sent by the United States to CECOT, a prison in El Salvador.

## What was said in April 2025

Around 14 April 2025 Amnesty International published a statement on the cooperation between the two countries. The page that carries it speaks of the enforced disappearance of [claim:disappeared-amnesty] individuals. Further down, the organization’s Americas director speaks of the enforced disappearance of [claim:expelled-amnesty-april] Venezuelan nationals. The first figure is not limited to Venezuelans, so the two do not count the same thing. For the Venezuelans sent to CECOT other numbers were given too: [claim:expelled-amnesty-march] by Amnesty International in March 2025, and [claim:expelled-camacaro] in an article published by The Alliance for Social Justice in May 2025.

The statement said that those held had been deliberately deprived of their right to a defence, of due process and of contact with their relatives and lawyers. A few days before, on 9 April 2025, the relatives had written to the United Nations. They spoke of alleged forced disappearances, and said that their family members had not been allowed to communicate with families or lawyers.

## CECOT, as the documents describe it

The article of May 2025 cites a report by the organization Cristosal: too little water, very scarce food, beatings by guards, no telephone calls, no lawyers, no family visits, and [claim:outside-cell-cristosal] outside the cell. An article of 2025 in The SAIS Review of International Affairs gives [claim:outside-cell-specht] outside the cell, and describes windowless cells without mattresses, each for [claim:cell-specht] prisoners. On the time outside, the two disagree.

The article of May 2025 also cites Socorro Jurídico Humanitario, according to which there were [claim:missing-sjh] missing persons in El Salvador; the article says that many of them were believed to be in this prison. That is a figure for the whole country. It does not count the people sent by the United States.

## What we ask

Amnesty International called on the Salvadoran and US authorities to protect all detainees effectively from torture, incommunicado detention and enforced disappearance. We repeat that call.

We add a demand of our own: say where everyone is. None of the documents puts it in these words. We infer it, because a family that knows where a person is held can send a lawyer, go to a court and ask to visit.

## How far the evidence goes

“Enforced disappearance” is the finding of Amnesty International; the relatives’ letter says “alleged”. The documents contain no official list and no court decision on the matter. They date from March to May 2025, and one, without a printed date, from the same year; they have not been reviewed since 2025. Events have moved on, and nothing here says where any person is now.`,
    es: `Quien permanece encerrado sin contacto, mientras a su familia no se le informa nada, queda fuera de la protección de la ley. En abril de 2025, los familiares y Amnistía Internacional denunciaron que eso les había ocurrido a personas enviadas por Estados Unidos al CECOT, una cárcel de El Salvador.

## Lo que se dijo en abril de 2025

Hacia el 14 de abril de 2025, Amnistía Internacional publicó una declaración sobre la cooperación entre los dos países. La página que la recoge habla de la desaparición forzada de [claim:disappeared-amnesty] personas. Más abajo, la dirección de la organización para las Américas habla de la desaparición forzada de [claim:expelled-amnesty-april] personas de nacionalidad venezolana. La primera cifra no se limita a los venezolanos, de modo que no cuentan lo mismo. Sobre los venezolanos enviados al CECOT se dieron además otros números: [claim:expelled-amnesty-march], según Amnistía Internacional en marzo de 2025, y [claim:expelled-camacaro], según un artículo publicado por The Alliance for Social Justice en mayo de 2025.

La declaración señaló que a las personas recluidas se las había privado deliberadamente del derecho a la defensa, del debido proceso y del contacto con sus familiares y abogados. Unos días antes, el 9 de abril de 2025, los familiares habían escrito a las Naciones Unidas. Hablaron de presuntas desapariciones forzadas y dijeron que a los suyos no se les había permitido comunicarse con sus familias ni con abogados.

## El CECOT, según los documentos

El artículo de mayo de 2025 cita un informe de la organización Cristosal: agua insuficiente, comida muy escasa, golpizas de los custodios, ninguna llamada telefónica, ni abogados ni visitas familiares, y [claim:outside-cell-cristosal] fuera de la celda. Un artículo de 2025 de The SAIS Review of International Affairs habla de [claim:outside-cell-specht] fuera de la celda y describe celdas sin ventanas ni colchones, cada una para [claim:cell-specht] personas presas. En cuanto al tiempo fuera de la celda, no coinciden.

El artículo de mayo de 2025 cita también a Socorro Jurídico Humanitario, según el cual en El Salvador había [claim:missing-sjh] personas desaparecidas; el artículo dice que se creía que muchas de ellas estaban en esta cárcel. Es una cifra de todo el país y no cuenta a las personas enviadas por Estados Unidos.

## Qué pedimos

Amnistía Internacional pidió a las autoridades salvadoreñas y estadounidenses que protegieran de manera efectiva a todas las personas detenidas de la tortura, la incomunicación y la desaparición forzada. Hacemos nuestro ese llamado.

Agregamos una exigencia propia: que digan dónde está cada quien. Ningún documento lo formula así. Lo inferimos, porque una familia que sabe dónde está recluida una persona puede enviar a un abogado, acudir a un tribunal y pedir una visita.

## Hasta dónde llegan las pruebas

«Desaparición forzada» es la conclusión de Amnistía Internacional; la carta de los familiares la presenta como presunta. Los documentos no contienen ninguna lista oficial ni decisión judicial sobre el asunto. Son de marzo a mayo de 2025, y uno, sin fecha impresa, del mismo año; no se han revisado desde 2025. Los hechos han seguido su curso, y aquí no se afirma dónde está hoy ninguna persona.`,
  },
  claims: [
    'disappeared-amnesty',
    'expelled-amnesty-april',
    'expelled-amnesty-march',
    'expelled-camacaro',
    'outside-cell-cristosal',
    'outside-cell-specht',
    'cell-specht',
    'missing-sjh',
  ],
  evidenceFrom: {
    en: 'The documents behind this petition date from March to May 2025, and one, without a printed date, from 2025; events have moved on since.',
    es: 'Los documentos en que se apoya esta petición son de marzo a mayo de 2025, y uno, sin fecha impresa, de 2025; desde entonces los hechos han seguido su curso.',
  },
}
