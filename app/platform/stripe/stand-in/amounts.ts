import { invalid } from './failure'

/** Smallest charges in minor units (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
const smallest: Record<string, number> = {
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
}
const zeroDecimals = /^(bif|clp|djf|gnf|jpy|kmf|krw|mga|pyg|rwf|vnd|vuv|xaf|xof|xpf)$/
const threeDecimals = /^(bhd|jod|kwd|omr|tnd)$/
/** Written with two decimals that must be 00; Hungary's and Taiwan's are whole in payouts alone. */
const wholeCharges = /^(isk|ugx)$/
const wholePayouts = /^(isk|ugx|huf|twd)$/

const sevenNines = 99_999_999

/** @throws the provider's refusal of an amount it cannot charge. */
export function checkAmount(amount: number, currency: string, param: string): void {
  if (!/^[a-z]{3}$/.test(currency))
    throw invalid(`Invalid currency: ${currency}`, 'currency', 'parameter_invalid')
  const least = smallest[currency] ?? 1
  if (amount < 0)
    throw invalid('This value must be greater than or equal to 0.', param, 'parameter_invalid_integer')
  if (amount < least)
    throw invalid(
      `The Checkout Session's total amount must be at least ${least} in ${currency.toUpperCase()}.`,
      param,
      'amount_too_small',
    )
  if (amount > (currency === 'idr' ? sevenNines * 10_000 : sevenNines))
    throw invalid(`Amount must be no more than ${sevenNines}`, param, 'amount_too_large')
  if (threeDecimals.test(currency) && amount % 10 !== 0)
    throw invalid(`Invalid amount: the last digit of ${currency} must be 0`, param, 'invalid_request_error')
  if (wholeCharges.test(currency) && amount % 100 !== 0)
    throw invalid(
      `Invalid amount: ${currency} has no decimals, they must be 00`,
      param,
      'invalid_request_error',
    )
}

/** What the provider keeps of a charge: 2.9 % and a fixed part, never more than all. Minor units. */
export function feeOf(amount: number, currency: string): number {
  const fixed = threeDecimals.test(currency) ? 100 : 30
  return Math.min(amount, Math.round(amount * 0.029) + fixed)
}

/** What may be paid out of a balance: whole units where the currency is paid out whole. */
export const payable = (balance: number, currency: string): number =>
  wholePayouts.test(currency) ? balance - (balance % 100) : balance

/** For people: the amount as the test pages write it. */
export function written(minor: number, currency: string): string {
  const exponent = zeroDecimals.test(currency) ? 0 : threeDecimals.test(currency) ? 3 : 2
  return `${(minor / 10 ** exponent).toFixed(exponent)} ${currency.toUpperCase()}`
}
