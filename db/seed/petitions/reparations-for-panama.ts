import type { SeedPetition } from '../shape'

export const petition: SeedPetition = {
  slug: 'reparations-for-panama',
  campaign: 'reparations-now',
  milestones: [100, 500, 1000, 5000, 10000],
  demands: [
    {
      text: {
        en: 'Make full reparation, material and moral, to the survivors of the 1989 invasion of Panama, as the Inter-American Commission ruled in 2018.',
        es: 'Repare de manera integral, en lo material y en lo moral, a las personas sobrevivientes de la invasión de Panamá de 1989, como resolvió la Comisión Interamericana en 2018.',
      },
      to: ['us-government'],
      basis: 'asked',
      works: ['rights-action-panama', 'fernandez-little-hiroshima'],
      note: {
        en: 'Rights Action asked for reparations to the survivors in December 2024; the ruling is quoted in an opinion piece of January 2024, and our copy does not contain it.',
        es: 'Rights Action pidió reparación para las personas sobrevivientes en diciembre de 2024; la resolución se cita en un artículo de opinión de enero de 2024 y no figura en nuestra copia.',
      },
    },
  ],
  title: {
    en: 'Full reparation for the survivors of the 1989 invasion of Panama',
    es: 'Reparación integral para sobrevivientes de la invasión de Panamá de 1989',
  },
  summary: {
    en: 'In 2018 the Inter-American Commission on Human Rights ruled that the United States should make full reparation for the violations of the 1989 invasion of Panama. We ask the United States government to do so.',
    es: 'En 2018 la Comisión Interamericana de Derechos Humanos resolvió que Estados Unidos debía reparar de manera integral las violaciones cometidas en la invasión de Panamá de 1989. Pedimos al gobierno de Estados Unidos que lo haga.',
  },
  story: {
    en: `Shortly after midnight on 20 December 1989 the United States attacked Panama, in an operation that it named “Just Cause”. El Chorrillo, a poor neighbourhood of Panama City around the central barracks, burned; most of its houses were made of wood.

## What the documents tell

An opinion piece published by Al Jazeera in January 2024 recounts a visit to El Chorrillo. Its author writes that after the attack ambulance drivers began to call the place “Little Hiroshima”, and that she was shown photographs of corpses and of mass graves in an old newspaper. She also records the view of the other side: the US Secretary of Defense of the time called it the most surgical military operation of its size ever carried out.

How many people died is not agreed.

- The opinion piece says that estimates of Panamanian civilian deaths range [claim:invasion-deaths-fernandez], depending on whether one asks the United States or human-rights organizations.
- The organization Rights Action wrote in December 2024 of [claim:invasion-deaths-rights-action] of civilians.
- An article published by Silent Crow News in April 2025 speaks of [claim:invasion-deaths-guzman] of people dead.

So wide a range is itself a reason to act: a full account of the dead is owed to those who lost them.

## The ruling of 2018

According to the opinion piece, the Inter-American Commission on Human Rights ruled in 2018 that the United States should provide [claim:ruling-iachr], for the human rights violations committed during the operation. The author suggests, in January 2024, that little had come of it. In December 2024 Rights Action wrote that the United States owed reparations to the survivors, and that it is never too late to tell what happened and to ask for justice.

## What we ask

To the Government of the United States: make full reparation, material and moral, to the survivors of the invasion of 1989, as the Commission ruled.

We read the two words plainly. Material: what was lost in homes, belongings and livelihoods should be made good. Moral: the harm done to people should be acknowledged to them, and their dead remembered by name where their families wish it. That reading is ours; the documents quote the ruling in a single sentence and do not say what the Commission spelled out beyond it.

## What remains to be checked

Our copy does not contain the ruling, only the quotation of it. The texts are an opinion piece, the introduction to a series of articles and a commentary that mentions the invasion in passing; they express their authors’ views, and none explains how the dead were counted. They date from January 2024 to April 2025. This petition has not been reviewed since 2025 and events have moved on: before it is delivered, the ruling itself should be read, and it should be established whether any reparation has been made.`,
    es: `Poco después de la medianoche del 20 de diciembre de 1989, Estados Unidos atacó Panamá en una operación a la que llamó «Causa Justa». El Chorrillo, un barrio pobre de la ciudad de Panamá en torno al cuartel central, ardió; la mayoría de sus casas eran de madera.

## Lo que cuentan los documentos

Un artículo de opinión publicado por Al Jazeera en enero de 2024 relata una visita a El Chorrillo. Su autora escribe que, tras el ataque, los conductores de ambulancias empezaron a llamar al lugar «pequeña Hiroshima», y que allí le mostraron, en un periódico viejo, fotografías de cadáveres y de fosas comunes. Recoge también la visión de la otra parte: el entonces titular de la Secretaría de Defensa de Estados Unidos la llamó la operación militar más quirúrgica de su envergadura jamás realizada.

No hay acuerdo sobre cuántas personas murieron.

- El artículo de opinión señala que las estimaciones de muertes de civiles panameños van [claim:invasion-deaths-fernandez], según se pregunte a Estados Unidos o a las organizaciones de derechos humanos.
- La organización Rights Action habló en diciembre de 2024 de [claim:invasion-deaths-rights-action] de civiles.
- Un artículo publicado por Silent Crow News en abril de 2025 habla de [claim:invasion-deaths-guzman] de personas muertas.

Una distancia tan grande es en sí misma una razón para actuar: a quienes perdieron a los suyos se les debe un recuento completo.

## La resolución de 2018

Según el artículo de opinión, la Comisión Interamericana de Derechos Humanos resolvió en 2018 que Estados Unidos debía [claim:ruling-iachr], por las violaciones de derechos humanos cometidas durante la operación. En enero de 2024, la autora da a entender que poco se había hecho al respecto. En diciembre de 2024, Rights Action escribió que Estados Unidos debía reparación a las personas sobrevivientes y que nunca es tarde para contar lo ocurrido y pedir justicia.

## Qué pedimos

Al Gobierno de Estados Unidos: que repare de manera integral, en lo material y en lo moral, a las personas sobrevivientes de la invasión de 1989, como resolvió la Comisión.

Leemos esas dos palabras con sencillez. Material: que se compense lo perdido en viviendas, pertenencias y medios de vida. Moral: que se reconozca el daño ante quienes lo sufrieron y se recuerde a sus muertos por su nombre, si así lo quieren las familias. Esa lectura es nuestra; los documentos citan la resolución en una sola frase y no dicen qué más detalló la Comisión.

## Lo que falta comprobar

Nuestra copia no contiene la resolución, solo su cita. Los textos son un artículo de opinión, la introducción a una serie de artículos y un comentario que menciona la invasión de paso; expresan las opiniones de sus autores, y ninguno explica cómo se contó a los muertos. Van de enero de 2024 a abril de 2025. Esta petición no se ha revisado desde 2025 y los hechos han seguido su curso: antes de entregarla habrá que leer la resolución misma y averiguar si ha habido alguna reparación.`,
  },
  claims: [
    'invasion-deaths-fernandez',
    'invasion-deaths-rights-action',
    'invasion-deaths-guzman',
    'ruling-iachr',
  ],
  evidenceFrom: {
    en: 'The documents behind this petition date from January 2024 to April 2025; events have moved on since.',
    es: 'Los documentos en que se apoya esta petición van de enero de 2024 a abril de 2025; desde entonces los hechos han seguido su curso.',
  },
}
