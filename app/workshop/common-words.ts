/** Words too common in petitions to tell two apart, folded; English and Spanish. Words of three letters never count. */
export const commonWords = new Set(
  (
    'about after again against also been before being between both demand demands does each every from have into just ' +
    'more most must only other over people petition petitions please should sign some such than that their them then ' +
    'there these they this those under until what when where which while will with without would your ' +
    'ante antes aqui aquel aunque cada como contra cuando debe deben desde donde ellas ellos entre esta estas este estos ' +
    'estan exigimos firma firmas hacia hasta mientras nada nuestra nuestro otra otro otros para pedimos pero peticion ' +
    'peticiones porque puede pueden quien quienes sean sino sobre solo tambien tiene tienen toda todas todo todos unas unos'
  ).split(' '),
)
