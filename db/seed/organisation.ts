export const organisation = {
  slug: 'demonstration',
  name: { en: 'Demonstration organization', es: 'Organización de demostración' },
  about: {
    en: 'This is the demonstration organization of an Amparo installation. Its petitions are built on published documents of 2024 and 2025, and every figure in them is attributed to the document that gives it. It is not affiliated with the authors or publishers of those documents, and none of them has approved these texts.',
    es: 'Esta es la organización de demostración de una instalación de Amparo. Sus peticiones se apoyan en documentos publicados en 2024 y 2025, y cada cifra se atribuye al documento que la da. No está vinculada con quienes escribieron o publicaron esos documentos, y nadie de entre ellos ha aprobado estos textos.',
  },
}

export const giving = {
  legalName: 'Demonstration organization (not a real association)',
  currencies: ['USD', 'EUR', 'GTQ', 'MXN'],
  amounts: {
    USD: [1000, 2500, 5000, 10000],
    EUR: [1000, 2500, 5000, 10000],
    GTQ: [5000, 10000, 25000, 50000],
    MXN: [10000, 25000, 50000, 100000],
  },
  purpose: {
    en: 'Gifts pay for what petitions need: checking documents, translating, printing, and taking signatures to those who decide.',
    es: 'Las donaciones pagan lo que necesitan las peticiones: comprobar documentos, traducir, imprimir y llevar las firmas a quien decide.',
  },
  receiptText: {
    en: 'This organization is a demonstration: this receipt is for nobody’s tax office.',
    es: 'Esta organización es una demostración: este recibo no vale ante ninguna hacienda.',
  },
}
