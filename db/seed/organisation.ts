export const organisation = {
  slug: 'demonstration',
  name: { en: 'Demonstration organization', es: 'Organización de demostración' },
  about: {
    en: 'This is the demonstration organization of an Amparo installation. Its petitions are built on published documents of 2024 and 2025, and every figure in them is attributed to the document that gives it. It is not affiliated with the authors or publishers of those documents, and none of them has approved these texts.',
    es: 'Esta es la organización de demostración de una instalación de Amparo. Sus peticiones se apoyan en documentos publicados en 2024 y 2025, y cada cifra se atribuye al documento que la da. No está vinculada con quienes escribieron o publicaron esos documentos, y nadie de entre ellos ha aprobado estos textos.',
  },
}
