import type { SeedPetition } from '../shape'

export const petition: SeedPetition = {
  slug: 'speak-out-un',
  campaign: 'return-the-deportees',
  milestones: [100, 500, 1000, 5000, 10000],
  demands: [
    {
      text: {
        en: 'Condemn publicly the detention of Venezuelans in the United States and their transfer to and imprisonment in El Salvador.',
        es: 'Condenen públicamente la detención de venezolanos en Estados Unidos y su traslado y encarcelamiento en El Salvador.',
      },
      to: ['un-high-commissioner', 'un-coordinator-venezuela'],
      basis: 'asked',
      works: ['families-letter'],
      note: null,
    },
    {
      text: {
        en: 'Act so that their personal integrity, their right to a defence and due process are respected.',
        es: 'Actúen para que se respeten su integridad personal, su derecho a la defensa y el debido proceso.',
      },
      to: ['un-high-commissioner', 'un-coordinator-venezuela'],
      basis: 'asked',
      works: ['families-letter'],
      note: null,
    },
    {
      text: {
        en: 'Demand that El Salvador release and return at once all Venezuelans arbitrarily held in CECOT.',
        es: 'Exijan a El Salvador la liberación y el regreso inmediatos de todos los venezolanos recluidos arbitrariamente en el CECOT.',
      },
      to: ['un-high-commissioner', 'un-coordinator-venezuela'],
      basis: 'asked',
      works: ['families-letter'],
      note: {
        en: 'The letter does not say where to. As in our other petitions, return does not mean sending anyone to Venezuela against their will; that condition is ours, drawn from Amnesty International’s warning of March 2025.',
        es: 'La carta no dice adónde. Como en nuestras demás peticiones, regreso no quiere decir enviar a nadie a Venezuela contra su voluntad; esa condición es nuestra y parte de la advertencia de Amnistía Internacional de marzo de 2025.',
      },
    },
  ],
  title: {
    en: 'United Nations: speak out for the people sent to CECOT',
    es: 'Naciones Unidas: alcen la voz por las personas enviadas al CECOT',
  },
  summary: {
    en: 'In April 2025 relatives of Venezuelans sent to El Salvador asked the United Nations to condemn the detentions in public, to act for due process and to demand release and return. We stand behind their requests.',
    es: 'En abril de 2025, familiares de venezolanos enviados a El Salvador pidieron a las Naciones Unidas que condenaran en público las detenciones, actuaran por el debido proceso y exigieran liberación y regreso. Respaldamos sus solicitudes.',
  },
  story: {
    en: `On 9 April 2025 relatives of Venezuelans held in El Salvador wrote to the United Nations High Commissioner for Human Rights, for the attention of the Resident Coordinator in Venezuela. They had filed a complaint at the United Nations in Caracas on 2 April and were asking for a prompt answer. This petition supports what they asked.

## What the relatives wrote

They said that their family members had been arbitrarily detained in the United States, classified on 14 March 2025 as members of a gang without a trial, and transferred illegally to El Salvador on [claim:transfer-day-families]. Nobody, they wrote, was given a procedure in which to defend themselves; many were detained only for a tattoo or for the way they looked.

They also wrote that their family members had been beaten, humiliated and shown to the media, that they had not been able to communicate with families or lawyers, and that none had until then been brought before a judge or formally charged in El Salvador. They spoke of alleged forced disappearances.

## What other documents say

Amnesty International said in March 2025 that [claim:expelled-amnesty-march] Venezuelans had been expelled to El Salvador despite a court order. Its statement of around 14 April 2025 speaks of [claim:expelled-amnesty-april]. An article published by The Alliance for Social Justice in May 2025, which reproduces the letter, gives [claim:expelled-camacaro] and the same date as the relatives; a news report of the end of March 2025 has [claim:transfer-day-news-report] instead, and relates that the US government associated those deported with a criminal gang.

The letter itself gives no number. It speaks only of “our relatives”, and we name nobody either.

## What we ask of the United Nations

We ask what the relatives asked:

- a public condemnation of the detention in the United States, the transfer, and the imprisonment in El Salvador;
- action for the personal integrity of those affected, for their right to a defence and for due process;
- a demand that the Government of El Salvador release and return at once all Venezuelans arbitrarily held in CECOT.

The letter does not say where they should return to. We understand it as their own free choice: return does not mean Venezuela against a person’s will. Amnesty International warned in March 2025 that moving these people on to Venezuela would violate the ban on refoulement.

## What this letter can and cannot show

It shows what the families reported and asked for. It is their account, not the finding of a court or of an international body, and our copy has it only as quoted in another article, in English. We do not know from these documents whether or how the United Nations answered. They date from March to May 2025 and have not been reviewed since 2025; events have moved on.`,
    es: `El 9 de abril de 2025, familiares de venezolanos recluidos en El Salvador escribieron al Alto Comisionado de las Naciones Unidas para los Derechos Humanos, a la atención de la Coordinación Residente en Venezuela. El 2 de abril habían presentado una denuncia ante las Naciones Unidas en Caracas y pedían una pronta respuesta. Esta petición respalda lo que solicitaron.

## Lo que escribieron los familiares

Dijeron que los suyos habían sido detenidos arbitrariamente en Estados Unidos, calificados el 14 de marzo de 2025 como miembros de una banda sin juicio alguno y trasladados ilegalmente a El Salvador el [claim:transfer-day-families]. Ninguno, escribieron, tuvo un procedimiento en el que defenderse; a muchos los detuvieron solo por un tatuaje o por su aspecto físico.

Escribieron también que los habían golpeado, humillado y exhibido ante los medios, que no habían podido comunicarse con sus familias ni con abogados y que, hasta ese momento, ninguno había comparecido ante un juez ni había sido acusado formalmente en El Salvador. Hablaron de presuntas desapariciones forzadas.

## Lo que dicen otros documentos

Amnistía Internacional dijo en marzo de 2025 que [claim:expelled-amnesty-march] venezolanos habían sido expulsados a El Salvador pese a una orden judicial. La declaración que publicó hacia el 14 de abril de 2025 habla de [claim:expelled-amnesty-april]. Un artículo publicado por The Alliance for Social Justice en mayo de 2025, que reproduce la carta, da la cifra de [claim:expelled-camacaro] y la misma fecha que los familiares; una noticia de fines de marzo de 2025 indica, en cambio, el [claim:transfer-day-news-report], y recoge que el gobierno estadounidense vinculó a las personas deportadas con un grupo criminal.

La carta no da ningún número. Habla solo de «nuestros familiares», y nosotros tampoco damos nombres.

## Qué pedimos a las Naciones Unidas

Pedimos lo que pidieron los familiares:

- una condena pública de la detención en Estados Unidos, del traslado y del encarcelamiento en El Salvador;
- acciones en favor de la integridad personal de las personas afectadas, de su derecho a la defensa y del debido proceso;
- que se exija al Gobierno de El Salvador la liberación y el regreso inmediatos de todos los venezolanos recluidos arbitrariamente en el CECOT.

La carta no dice adónde deben regresar. Lo entendemos como una decisión libre de cada persona: regreso no quiere decir Venezuela contra su voluntad. Amnistía Internacional advirtió en marzo de 2025 que un nuevo traslado a Venezuela violaría el principio de no devolución.

## Qué muestra esta carta y qué no

Muestra lo que las familias denunciaron y pidieron. Es su relato, no la conclusión de un tribunal ni de un organismo internacional, y nuestra copia solo lo trae en inglés, dentro de otro artículo. Por estos documentos no sabemos si las Naciones Unidas respondieron ni cómo. Son de marzo a mayo de 2025 y no se han revisado desde 2025; los hechos han seguido su curso.`,
  },
  claims: [
    'transfer-day-families',
    'transfer-day-news-report',
    'expelled-amnesty-march',
    'expelled-amnesty-april',
    'expelled-camacaro',
  ],
  evidenceFrom: {
    en: 'The documents behind this petition date from March to May 2025; events have moved on since.',
    es: 'Los documentos en que se apoya esta petición son de marzo a mayo de 2025; desde entonces los hechos han seguido su curso.',
  },
}
