import type { SeedCampaign } from './shape'

export const campaigns: SeedCampaign[] = [
  {
    slug: 'return-the-deportees',
    title: { en: 'Return the people sent to CECOT', es: 'El regreso de las personas enviadas al CECOT' },
    summary: {
      en: 'In March 2025 the United States sent Venezuelans to a prison in El Salvador. Four petitions on their return, their rights and the courts.',
      es: 'En marzo de 2025 Estados Unidos envió a venezolanos a una cárcel de El Salvador. Cuatro peticiones por su regreso, sus derechos y los tribunales.',
    },
    story: {
      en: `In March 2025 the United States sent Venezuelan nationals to CECOT, a prison in El Salvador. Amnesty International said that this was done despite a court order and called it unlawful; relatives wrote to the United Nations in April 2025 that none of their loved ones had been given a procedure in which to defend themselves. The US government, according to a news report of the same weeks, linked those it sent to a criminal gang and relied on a law of 1798.

The petitions of this campaign ask four things: the return of those who were unlawfully removed, protection from torture and enforced disappearance, a public stand by the United Nations, and respect for the decisions of the courts. “Return” never means sending anyone to Venezuela against their will.

The documents behind the campaign date from March to May 2025. They disagree on some figures and on the day of the transfer; each petition shows where, and none has been reviewed since 2025.`,
      es: `En marzo de 2025 Estados Unidos envió a ciudadanos venezolanos al CECOT, una cárcel de El Salvador. Amnistía Internacional señaló que se hizo pese a una orden judicial y lo calificó de ilegal; en abril de 2025, los familiares escribieron a las Naciones Unidas que ninguno de los suyos había tenido un procedimiento en el que defenderse. Según una noticia de esas mismas semanas, el gobierno estadounidense vinculó a las personas enviadas con un grupo criminal y se amparó en una ley de 1798.

Las peticiones de esta campaña piden cuatro cosas: el regreso de quienes fueron trasladados ilegalmente, protección frente a la tortura y la desaparición forzada, un pronunciamiento público de las Naciones Unidas y respeto a las decisiones judiciales. «Regreso» nunca quiere decir enviar a alguien a Venezuela contra su voluntad.

Los documentos en que se apoya la campaña son de marzo a mayo de 2025. No coinciden en algunas cifras ni en el día del traslado; cada petición indica en qué difieren, y ninguna se ha revisado desde 2025.`,
    },
  },
  {
    slug: 'restore-due-process',
    title: { en: 'Restore due process', es: 'Restablecer el debido proceso' },
    summary: {
      en: 'Nobody should lose their liberty without a hearing: petitions on El Salvador’s state of emergency and on mass detention in the United States.',
      es: 'Nadie debe perder la libertad sin ser escuchado: peticiones sobre el estado de excepción en El Salvador y la detención masiva en Estados Unidos.',
    },
    story: {
      en: `El Salvador declared a state of emergency in March 2022. In its statements of March and April 2025 Amnesty International described arrests on a massive scale, a lack of due process and people held without sufficient evidence, and warned that other governments appeared to be following the example.

The two petitions of this campaign ask the Salvadoran authorities to restore due process, and the United States government to halt its plans for mass detention and deportation. They rest on documents of March to May 2025, have not been reviewed since, and give every figure with the name of whoever gave it.`,
      es: `El Salvador declaró el estado de excepción en marzo de 2022. En sus declaraciones de marzo y abril de 2025, Amnistía Internacional describió detenciones a gran escala, falta de debido proceso y personas recluidas sin pruebas suficientes, y advirtió que otros gobiernos parecían seguir ese ejemplo.

Las dos peticiones de esta campaña piden a las autoridades salvadoreñas que restablezcan el debido proceso, y al gobierno de Estados Unidos que detenga sus planes de detención y deportación masivas. Se apoyan en documentos de marzo a mayo de 2025, no se han revisado desde entonces y atribuyen cada cifra a quien la dio.`,
    },
  },
  {
    slug: 'ban-refoulement',
    title: { en: 'Nobody sent into danger', es: 'Nadie enviado al peligro' },
    summary: {
      en: 'The ban on returning people to places of real risk, the right to ask for asylum, and the part that third countries play in removals.',
      es: 'La prohibición de devolver a personas a lugares de riesgo real, el derecho a pedir asilo y el papel de los terceros países en las expulsiones.',
    },
    story: {
      en: `International human rights law forbids states to send a person to any country where they would face a real risk of serious violations. The principle is called non-refoulement. In March 2025 Amnesty International said that the United States had broken it by removing Venezuelans to El Salvador; in the same month a newsletter article described how Panama and Costa Rica received people who were citizens of neither.

The petitions of this campaign ask governments to send nobody into danger, to re-establish the right to asylum and to take no part in unjust removal schemes. Where a demand is our own inference, the petition says so. The documents date from March to May 2025 and have not been reviewed since.`,
      es: `El derecho internacional de los derechos humanos prohíbe a los Estados enviar a una persona a un país donde corra un riesgo real de sufrir violaciones graves. Es el principio de no devolución. En marzo de 2025, Amnistía Internacional afirmó que Estados Unidos lo había incumplido al trasladar a venezolanos a El Salvador; ese mismo mes, un artículo de boletín describió cómo Panamá y Costa Rica recibieron a personas que no eran ciudadanas de ninguno de los dos países.

Las peticiones de esta campaña piden a los gobiernos que no envíen a nadie al peligro, que restablezcan el derecho de asilo y que no participen en planes injustos de expulsión. Cuando una exigencia es una inferencia nuestra, la petición lo dice. Los documentos son de marzo a mayo de 2025 y no se han revisado desde entonces.`,
    },
  },
  {
    slug: 'reparations-now',
    title: { en: 'Reparations now', es: 'Reparación ya' },
    summary: {
      en: 'Full reparation, material and moral, to the survivors of the United States invasion of Panama of December 1989.',
      es: 'Reparación integral, material y moral, para las personas sobrevivientes de la invasión estadounidense de Panamá de diciembre de 1989.',
    },
    story: {
      en: `On 20 December 1989 the United States invaded Panama. In 2018, as an opinion piece of January 2024 recalls, the Inter-American Commission on Human Rights ruled that the United States should make full reparation for the human rights violations committed in that operation. In December 2024 the organization Rights Action asked again that the survivors receive what they are owed.

The petition of this campaign puts that demand to the United States government. Its documents date from January 2024 to April 2025; they do not agree on how many people died, and they have not been reviewed since 2025.`,
      es: `El 20 de diciembre de 1989 Estados Unidos invadió Panamá. En 2018, como recuerda un artículo de opinión de enero de 2024, la Comisión Interamericana de Derechos Humanos resolvió que Estados Unidos debía reparar de manera integral las violaciones de derechos humanos cometidas en esa operación. En diciembre de 2024, la organización Rights Action volvió a pedir que las personas sobrevivientes reciban lo que se les debe.

La petición de esta campaña dirige esa exigencia al gobierno de Estados Unidos. Sus documentos van de enero de 2024 a abril de 2025; no coinciden en cuántas personas murieron y no se han revisado desde 2025.`,
    },
  },
]
