const english = new Intl.NumberFormat('en')
const spanish = new Intl.NumberFormat('es', { useGrouping: 'min2' })

/**
 * A whole number as the language writes it; Spanish groups with a space, from five digits on (Ortografía de la RAE,
 * VIII 2.2). Apart from the dictionaries, since the script of public pages writes numbers too.
 */
export const formatNumber = (locale: string, n: number): string =>
  locale === 'es' ? spanish.format(n).replaceAll('.', '\u00a0') : english.format(n)
