import type { SeedPetition } from '../shape'

export const petition: SeedPetition = {
  slug: 'right-to-asylum',
  campaign: 'ban-refoulement',
  milestones: [100, 500, 1000, 5000, 10000],
  demands: [
    {
      text: {
        en: 'Re-establish the right to asylum at the southern border of the United States.',
        es: 'Restablezca el derecho de asilo en la frontera sur de Estados Unidos.',
      },
      to: ['us-government'],
      basis: 'asked',
      works: ['amnesty-unlawful-expulsions'],
      note: null,
    },
    {
      text: {
        en: 'Guarantee the right to asylum to everyone who seeks it.',
        es: 'Garantice el derecho de asilo a toda persona que lo busque.',
      },
      to: ['us-government'],
      basis: 'asked',
      works: ['amnesty-human-cost'],
      note: {
        en: 'Amnesty International asked this of the Salvadoran and US authorities in April 2025; this petition addresses the United States.',
        es: 'Amnistía Internacional se lo pidió a las autoridades salvadoreñas y estadounidenses en abril de 2025; esta petición se dirige a Estados Unidos.',
      },
    },
  ],
  title: {
    en: 'Re-establish the right to asylum at the US southern border',
    es: 'Restablezcan el derecho de asilo en la frontera sur de Estados Unidos',
  },
  summary: {
    en: 'In March 2025 Amnesty International asked the United States government to re-establish the right to asylum at its southern border. We ask it too: whoever seeks safety must be able to ask for it and be heard.',
    es: 'En marzo de 2025 Amnistía Internacional pidió al gobierno de Estados Unidos que restableciera el derecho de asilo en su frontera sur. También lo pedimos: quien busca protección debe poder solicitarla y ser escuchado.',
  },
  story: {
    en: `Asylum begins with something small: a person says that they are afraid to go back, and somebody whose duty it is listens. In March 2025 Amnesty International asked the United States government to re-establish the right to asylum at its southern border. Around 14 April 2025 it asked the Salvadoran and US authorities to guarantee that right, and recalled that asylum is not a privilege but an obligation of governments.

## Why the request was made then

Both statements followed the expulsion of Venezuelans to El Salvador in March 2025. Amnesty International’s first statement counted [claim:expelled-amnesty-march] people and its second spoke of [claim:expelled-amnesty-april]; an article published by The Alliance for Social Justice in May 2025 gave [claim:expelled-camacaro].

Amnesty International wrote that Venezuelans who had fled hardship and sought safety were being branded as criminals for their tattoos or for the state they came from. Citing public information, it said that some of the people expelled had court proceedings under way and that some had already been granted protection in the United States, including under the Convention Against Torture. If that is so, protection that had been granted did not protect.

The article of May 2025 said that temporary protected status had been withdrawn from [claim:protected-status-camacaro] Venezuelans living in the United States. That status is not asylum. But when other forms of protection fall away, the right to ask for asylum weighs all the more.

A news report of the end of March 2025 gives the view of the US government, which took the removals to be a message that the country offers no refuge to violent criminals. Asylum law has its own way to deal with that concern: it examines each case.

## What we ask

To the Government of the United States:

- re-establish the right to asylum at the southern border;
- guarantee the right to asylum to everyone who seeks it.

To seek asylum is to ask for a hearing. It does not decide the answer in advance. What it rules out is an answer given before anyone has listened.

## What the documents do and do not tell

They contain the request; they do not describe what had become of asylum at the border, by which rules, or how many people it concerned. We therefore give no figure for that. The figures above concern the people sent to El Salvador and those who lost a different status, and they come from the organizations and publications named beside them.

The documents date from March to May 2025. They have not been reviewed since 2025, and both the law and events have moved on. Before anyone relies on this text, the organizers will have to say what rules apply at the border and what has been decided since.`,
    es: `El asilo empieza con algo pequeño: una persona dice que tiene miedo de volver y alguien, porque es su deber, la escucha. En marzo de 2025, Amnistía Internacional pidió al gobierno de Estados Unidos que restableciera el derecho de asilo en su frontera sur. Hacia el 14 de abril de 2025 pidió a las autoridades salvadoreñas y estadounidenses que garantizaran ese derecho, y recordó que el asilo no es un privilegio, sino una obligación de los gobiernos.

## Por qué se pidió entonces

Las dos declaraciones siguieron a la expulsión de venezolanos a El Salvador en marzo de 2025. La primera declaración de Amnistía Internacional contó [claim:expelled-amnesty-march] personas y la segunda habló de [claim:expelled-amnesty-april]; un artículo publicado por The Alliance for Social Justice en mayo de 2025 dio la cifra de [claim:expelled-camacaro].

Amnistía Internacional escribió que a personas venezolanas que habían huido de la penuria en busca de protección se las tachaba de delincuentes por sus tatuajes o por el estado del que provenían. Con base en información pública, señaló que algunas de las personas expulsadas tenían procesos judiciales abiertos y que otras ya contaban con protección en Estados Unidos, incluso en virtud de la Convención contra la Tortura. De ser así, la protección concedida no las protegió.

El artículo de mayo de 2025 indicó que se había retirado el estatus de protección temporal a [claim:protected-status-camacaro] venezolanos residentes en Estados Unidos. Ese estatus no es asilo. Pero cuando desaparecen otras formas de protección, el derecho a pedir asilo pesa todavía más.

Una noticia de fines de marzo de 2025 recoge el punto de vista del gobierno estadounidense, que veía en las expulsiones el mensaje de que el país no es refugio para delincuentes violentos. El derecho de asilo tiene su propia manera de atender esa preocupación: examina cada caso.

## Qué pedimos

Al Gobierno de Estados Unidos:

- que restablezca el derecho de asilo en la frontera sur;
- que garantice el derecho de asilo a toda persona que lo busque.

Pedir asilo es pedir que a uno lo escuchen. No decide de antemano la respuesta. Lo que excluye es una respuesta dada antes de que alguien haya escuchado.

## Qué cuentan los documentos y qué no

Contienen la solicitud; no describen qué había pasado con el asilo en la frontera, con qué normas ni a cuántas personas afectaba. Por eso no damos ninguna cifra al respecto. Las cifras anteriores se refieren a las personas enviadas a El Salvador y a quienes perdieron un estatus distinto, y proceden de las organizaciones y publicaciones que se nombran junto a ellas.

Los documentos son de marzo a mayo de 2025. No se han revisado desde 2025, y tanto las normas como los hechos han seguido su curso. Antes de que alguien se apoye en este texto, quienes lo organizan tendrán que explicar qué reglas rigen en la frontera y qué se ha decidido desde entonces.`,
  },
  claims: [
    'expelled-amnesty-march',
    'expelled-amnesty-april',
    'expelled-camacaro',
    'protected-status-camacaro',
  ],
  evidenceFrom: {
    en: 'The documents behind this petition date from March to May 2025; the law and events have moved on since.',
    es: 'Los documentos en que se apoya esta petición son de marzo a mayo de 2025; desde entonces las normas y los hechos han seguido su curso.',
  },
}
