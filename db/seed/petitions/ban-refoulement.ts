import type { SeedPetition } from '../shape'

export const petition: SeedPetition = {
  slug: 'ban-refoulement',
  campaign: 'ban-refoulement',
  milestones: [100, 500, 1000, 5000, 10000],
  demands: [
    {
      text: {
        en: 'Return, remove or transfer nobody to a place where they would face a real risk of serious human rights violations.',
        es: 'No devuelvan, expulsen ni trasladen a nadie a un lugar donde corra un riesgo real de sufrir violaciones graves de derechos humanos.',
      },
      to: ['us-government', 'americas-governments'],
      basis: 'asked',
      works: ['amnesty-unlawful-expulsions', 'amnesty-human-cost'],
      note: {
        en: 'In April 2025 Amnesty International asked the Salvadoran and US authorities to guarantee the principle of non-refoulement. We put it to all governments of the Americas, because the statement of March 2025 describes it as binding on every state.',
        es: 'En abril de 2025 Amnistía Internacional pidió a las autoridades salvadoreñas y estadounidenses que garantizaran el principio de no devolución. Lo dirigimos a todos los gobiernos de las Américas porque la declaración de marzo de 2025 lo describe como obligatorio para todo Estado.',
      },
    },
    {
      text: {
        en: 'Ban all deportations to Venezuela, without exception.',
        es: 'Prohíban todas las deportaciones a Venezuela, sin excepción.',
      },
      to: ['us-government', 'americas-governments'],
      basis: 'asked',
      works: ['amnesty-unlawful-expulsions'],
      note: {
        en: 'Amnesty International’s standing call, recalled in its statement of March 2025. It is put there to no government in particular; we put it to those of the Americas.',
        es: 'Llamado permanente de Amnistía Internacional, recordado en su declaración de marzo de 2025. Allí no se dirige a ningún gobierno en particular; nosotros lo dirigimos a los de las Américas.',
      },
    },
  ],
  title: {
    en: 'Send nobody into danger: respect the ban on refoulement',
    es: 'Nadie enviado al peligro: respeten el principio de no devolución',
  },
  summary: {
    en: 'International law forbids sending a person to a country where they face a real risk of serious abuse. We ask the governments of the Americas to respect that ban, and to end all deportations to Venezuela.',
    es: 'El derecho internacional prohíbe enviar a una persona a un país donde corra un riesgo real de sufrir abusos graves. Pedimos a los gobiernos de las Américas que respeten esa prohibición y pongan fin a todas las deportaciones a Venezuela.',
  },
  story: {
    en: `A state may not send a person to any country where they would face a real risk of serious human rights violations, such as arbitrary detention, torture or ill-treatment. International law calls this the principle of non-refoulement. It holds whatever a person is accused of, and whatever name the removal is given.

## What Amnesty International said

In March 2025, by Amnesty International’s count, the United States expelled [claim:expelled-amnesty-march] Venezuelans to El Salvador. An article published by The Alliance for Social Justice in May 2025 put the number at [claim:expelled-camacaro]. Amnesty International said that by doing so the United States had placed them in grave danger and failed its legal obligations, and that El Salvador must answer for facilitating policies that violate the rights of migrants and people seeking safety.

It gave its reasons. It had documented inhumane conditions in Salvadoran places of detention, among them CECOT, where the people expelled were being held: extreme overcrowding, a lack of adequate medical care and widespread ill-treatment. Salvadoran organizations, it added, had reported [claim:custody-deaths-amnesty] deaths in state custody. An article of 2025 in The SAIS Review of International Affairs described cells in CECOT for [claim:cell-specht] prisoners each, without windows or mattresses.

The US government, a news report of the end of March 2025 relates, associated the people it sent with a criminal gang and presented the policy as one against violent criminals. The ban on refoulement does not turn on that question.

## And Venezuela

Amnesty International warned that moving these people on from El Salvador to Venezuela would violate the same principle. It recalled that the United Nations High Commissioner for Refugees had called on states to ensure that Venezuelans are not deported, expelled or forced to return. Its own call went further: an absolute ban on all deportations to Venezuela, because of what it described as massive human rights violations in that country.

That is why our petitions speak of return with care. A person may choose to go home. No government may make that choice for them.

## What we ask

To the Government of the United States and the governments of the Americas:

- return, remove or transfer nobody to a place of real risk;
- ban all deportations to Venezuela.

Amnesty International asked the Salvadoran and US authorities to guarantee non-refoulement, and asked all countries of the Americas to take no part in unjust removal schemes. We address both demands to all of them.

## What the evidence supports

The documents state a principle and apply it to one transfer. They do not examine the risk that each person faced, which only an individual hearing can do. They date from March to May 2025. Conditions in a country change; this petition has not been reviewed since 2025, and events have moved on.`,
    es: `Un Estado no puede enviar a una persona a un país donde corra un riesgo real de sufrir violaciones graves de derechos humanos, como detención arbitraria, tortura o malos tratos. El derecho internacional lo llama principio de no devolución. Rige sea cual sea la acusación contra la persona y sea cual sea el nombre que se le dé a la expulsión.

## Lo que dijo Amnistía Internacional

En marzo de 2025, según la cuenta de Amnistía Internacional, Estados Unidos expulsó a El Salvador a [claim:expelled-amnesty-march] personas de nacionalidad venezolana. Un artículo publicado por The Alliance for Social Justice en mayo de 2025 dio la cifra de [claim:expelled-camacaro]. Amnistía Internacional afirmó que, al hacerlo, Estados Unidos las puso en grave peligro e incumplió sus obligaciones jurídicas, y que El Salvador debía rendir cuentas por facilitar políticas que violan los derechos de las personas migrantes y en busca de protección.

Dio sus razones. Había documentado condiciones inhumanas en los centros de detención salvadoreños, entre ellos el CECOT, donde estaban recluidas las personas expulsadas: hacinamiento extremo, falta de atención médica adecuada y malos tratos generalizados. Agregó que organizaciones salvadoreñas habían informado de [claim:custody-deaths-amnesty] muertes bajo custodia del Estado. Un artículo de 2025 de The SAIS Review of International Affairs describió celdas del CECOT para [claim:cell-specht] personas presas cada una, sin ventanas ni colchones.

Según una noticia de fines de marzo de 2025, el gobierno estadounidense vinculó a las personas enviadas con un grupo criminal y presentó la medida como dirigida contra delincuentes violentos. El principio de no devolución no depende de eso.

## Y Venezuela

Amnistía Internacional advirtió que un nuevo traslado de estas personas, de El Salvador a Venezuela, violaría el mismo principio. Recordó que el Alto Comisionado de las Naciones Unidas para los Refugiados había pedido a los Estados que garantizaran que las personas venezolanas no fueran deportadas, expulsadas ni obligadas a regresar. Su propio llamado iba más lejos: una prohibición absoluta de las deportaciones a Venezuela, por lo que describió como violaciones masivas de derechos humanos en ese país.

Por eso nuestras peticiones hablan de regreso con cuidado. Una persona puede decidir volver a su tierra. Ningún gobierno puede decidirlo por ella.

## Qué pedimos

Al Gobierno de Estados Unidos y a los gobiernos de las Américas:

- que no devuelvan, expulsen ni trasladen a nadie a un lugar de riesgo real;
- que prohíban todas las deportaciones a Venezuela.

Amnistía Internacional pidió a las autoridades salvadoreñas y estadounidenses que garantizaran la no devolución, y a todos los países de las Américas que no participaran en planes injustos de expulsión. Nosotros dirigimos ambas exigencias a todos ellos.

## Qué respaldan las pruebas

Los documentos enuncian un principio y lo aplican a un traslado. No examinan el riesgo que corría cada persona, algo que solo puede hacer una audiencia individual. Son de marzo a mayo de 2025. Las condiciones de un país cambian; esta petición no se ha revisado desde 2025 y los hechos han seguido su curso.`,
  },
  claims: ['expelled-amnesty-march', 'expelled-camacaro', 'custody-deaths-amnesty', 'cell-specht'],
  evidenceFrom: {
    en: 'The documents behind this petition date from March to May 2025, and one, without a printed date, from 2025; events have moved on since.',
    es: 'Los documentos en que se apoya esta petición son de marzo a mayo de 2025, y uno, sin fecha impresa, de 2025; desde entonces los hechos han seguido su curso.',
  },
}
