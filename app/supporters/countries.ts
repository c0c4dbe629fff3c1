import { countryName, type Locale } from '../i18n'

/** ISO 3166-1 alpha-2, as assigned in 2026: 249 countries and territories. */
export const countries: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT ' +
  'MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ')

const known = new Set(countries)

export const isCountry = (code: string): boolean => known.has(code)

export interface Country {
  code: string
  name: string
}

const sort = (locale: Locale): readonly Country[] => {
  const { compare } = new Intl.Collator(locale)
  const named = countries.map((code) => ({ code, name: countryName(locale, code) }))
  return named.sort((a, b) => compare(a.name, b.name))
}
const sorted: Record<Locale, readonly Country[]> = { en: sort('en'), es: sort('es') }

/** Every country with its name in a language, in that language's order. */
export const countriesIn = (locale: Locale): readonly Country[] => sorted[locale]
