import type { Localized, RemovalReason } from '../../db/schema'

/** What the public reads beside the number of signatures that were removed for a reason. */
export const removalTexts: Record<RemovalReason, Localized> = {
  automated: {
    en: 'Sent by a program, not by people',
    es: 'Enviadas por un programa, no por personas',
  },
  invented: {
    en: 'Made-up names or addresses',
    es: 'Nombres o direcciones inventados',
  },
  duplicate: {
    en: 'Several signatures of one person',
    es: 'Varias firmas de una misma persona',
  },
  required: {
    en: 'A law or a court required it',
    es: 'Lo exigió una ley o un tribunal',
  },
  other: {
    en: 'Another reason, told on the petition',
    es: 'Otro motivo, explicado en la petición',
  },
}
