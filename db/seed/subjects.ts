import type { SeedSubject } from './shape'

export const subjects: SeedSubject[] = [
  {
    slug: 'expelled-to-cecot',
    title: { en: 'People expelled to CECOT', es: 'Personas expulsadas al CECOT' },
    scope: {
      en: 'Venezuelans sent from the United States to CECOT in March 2025',
      es: 'Venezolanos enviados de Estados Unidos al CECOT en marzo de 2025',
    },
    disagreeing: true,
    note: {
      en: 'The documents do not say how each number was reached; one of them gives two.',
      es: 'Los documentos no dicen cómo se llegó a cada número; uno de ellos da dos.',
    },
  },
  {
    slug: 'forcibly-disappeared',
    title: { en: 'People forcibly disappeared', es: 'Personas víctimas de desaparición forzada' },
    scope: {
      en: 'Individuals of all nationalities forcibly disappeared through the cooperation of the United States and El Salvador',
      es: 'Personas de todas las nacionalidades víctimas de desaparición forzada por la cooperación entre Estados Unidos y El Salvador',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'day-of-transfer',
    title: { en: 'Day of the transfer', es: 'Día del traslado' },
    scope: {
      en: 'The day on which Venezuelans were sent from the United States to CECOT',
      es: 'El día en que se envió a venezolanos de Estados Unidos al CECOT',
    },
    disagreeing: true,
    note: {
      en: 'The documents do not explain the difference; none says whether it means the departure or the arrival.',
      es: 'Los documentos no explican la diferencia; ninguno dice si se refiere a la salida o a la llegada.',
    },
  },
  {
    slug: 'held-in-cecot',
    title: { en: 'People held in CECOT', es: 'Personas recluidas en el CECOT' },
    scope: {
      en: 'People held in CECOT from March to May 2025',
      es: 'Personas recluidas en el CECOT entre marzo y mayo de 2025',
    },
    disagreeing: true,
    note: {
      en: 'One figure counts prisoners, the other suspected gang members, two months earlier; the documents do not explain so wide a distance.',
      es: 'Una cifra cuenta personas presas y la otra, dos meses anterior, presuntos pandilleros; los documentos no explican una distancia tan grande.',
    },
  },
  {
    slug: 'cecot-capacity',
    title: { en: 'CECOT’s capacity', es: 'Capacidad del CECOT' },
    scope: {
      en: 'People whom the prison was built to hold',
      es: 'Personas que la cárcel puede albergar por diseño',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'arrested-under-emergency',
    title: {
      en: 'Arrested under the state of emergency',
      es: 'Personas detenidas durante el estado de excepción',
    },
    scope: {
      en: 'People arrested in El Salvador since the state of emergency began in March 2022',
      es: 'Personas detenidas en El Salvador desde el inicio del estado de excepción, en marzo de 2022',
    },
    disagreeing: true,
    note: {
      en: 'The figures lie close together and two are approximate, but the latest is not the highest; one counts only alleged gang members.',
      es: 'Las cifras son cercanas y dos son aproximadas, pero la más reciente no es la más alta; una cuenta solo a presuntos pandilleros.',
    },
  },
  {
    slug: 'still-behind-bars',
    title: { en: 'Still behind bars', es: 'Personas que seguían presas' },
    scope: {
      en: 'People still imprisoned in El Salvador after three years of the state of emergency',
      es: 'Personas que seguían presas en El Salvador tras tres años de estado de excepción',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'prisoners-in-country',
    title: { en: 'Prisoners in the country', es: 'Población carcelaria del país' },
    scope: {
      en: 'All people imprisoned in El Salvador, whatever the reason',
      es: 'Todas las personas presas en El Salvador, por cualquier motivo',
    },
    disagreeing: false,
    note: {
      en: 'The two figures are more than a year apart.',
      es: 'Entre una cifra y otra hay más de un año.',
    },
  },
  {
    slug: 'deaths-in-custody',
    title: { en: 'Deaths in state custody', es: 'Muertes bajo custodia del Estado' },
    scope: {
      en: 'People who died in state custody in El Salvador, in a statement on the state of emergency',
      es: 'Personas fallecidas bajo custodia estatal en El Salvador, en una declaración sobre el estado de excepción',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'deaths-since-cecot-opened',
    title: {
      en: 'Prisoners who died since CECOT opened',
      es: 'Personas presas fallecidas desde que abrió el CECOT',
    },
    scope: {
      en: 'Prisoners who died since CECOT opened in 2023; the document does not say in which prisons',
      es: 'Personas presas que murieron desde que abrió el CECOT, en 2023; el documento no dice en qué cárceles',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'freed',
    title: { en: 'Freed', es: 'Personas puestas en libertad' },
    scope: {
      en: 'People arrested under the state of emergency and later freed',
      es: 'Personas detenidas durante el estado de excepción y luego puestas en libertad',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'released-as-innocent',
    title: { en: 'Released after being deemed innocent', es: 'Liberadas tras ser consideradas inocentes' },
    scope: {
      en: 'Detained people released after being deemed innocent',
      es: 'Personas detenidas que fueron liberadas tras ser consideradas inocentes',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'innocent-among-arrested',
    title: { en: 'Innocent among the arrested', es: 'Inocentes entre las personas detenidas' },
    scope: {
      en: 'People arrested under the state of emergency who were innocent',
      es: 'Personas inocentes entre las detenidas durante el estado de excepción',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'never-saw-a-judge',
    title: { en: 'Arrested and never brought before a judge', es: 'Detenidas que nunca vieron a un juez' },
    scope: {
      en: 'Share of the prisoners arrested under the state of emergency',
      es: 'Proporción de las personas presas detenidas durante el estado de excepción',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'missing-persons',
    title: { en: 'Missing persons in El Salvador', es: 'Personas desaparecidas en El Salvador' },
    scope: {
      en: 'Missing persons in El Salvador, whatever the cause',
      es: 'Personas desaparecidas en El Salvador, por cualquier causa',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'no-criminal-record',
    title: { en: 'No criminal record', es: 'Sin antecedentes penales' },
    scope: {
      en: 'Those without a criminal record among the people sent to El Salvador in March 2025',
      es: 'Quienes no tenían antecedentes penales entre las personas enviadas a El Salvador en marzo de 2025',
    },
    disagreeing: false,
    note: {
      en: 'One source gives a share, the other only a word; both can hold.',
      es: 'Una fuente da una proporción y la otra solo una palabra; ambas pueden ser ciertas.',
    },
  },
  {
    slug: 'us-payment',
    title: {
      en: 'Paid by the United States for the detention',
      es: 'Pago de Estados Unidos por la detención',
    },
    scope: {
      en: 'Money allocated by the United States to El Salvador to imprison the people it sent',
      es: 'Dinero destinado por Estados Unidos a El Salvador por encarcelar a las personas enviadas',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'emergency-renewals',
    title: { en: 'Renewals of the state of emergency', es: 'Prórrogas del estado de excepción' },
    scope: { en: 'Since March 2022', es: 'Desde marzo de 2022' },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'protected-status-withdrawn',
    title: { en: 'Temporary protected status withdrawn', es: 'Retiro del estatus de protección temporal' },
    scope: {
      en: 'Venezuelans living in the United States who lost temporary protected status',
      es: 'Venezolanos residentes en Estados Unidos que perdieron el estatus de protección temporal',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'time-outside-the-cell',
    title: { en: 'Time outside the cell in CECOT', es: 'Tiempo fuera de la celda en el CECOT' },
    scope: {
      en: 'Time a prisoner may spend outside the cell',
      es: 'Tiempo que una persona presa puede pasar fuera de la celda',
    },
    disagreeing: true,
    note: {
      en: 'The documents do not explain the difference; one credits a report by Cristosal, the other names no source.',
      es: 'Los documentos no explican la diferencia; uno se apoya en un informe de Cristosal y el otro no indica fuente.',
    },
  },
  {
    slug: 'people-in-a-cell',
    title: { en: 'People in a cell in CECOT', es: 'Personas por celda en el CECOT' },
    scope: { en: 'Prisoners housed in each cell', es: 'Personas presas alojadas en cada celda' },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'flown-to-panama',
    title: { en: 'Deportees flown to Panama', es: 'Personas deportadas llevadas en avión a Panamá' },
    scope: {
      en: 'People from Africa, Asia and the Middle East flown from the United States on 12 February 2025',
      es: 'Personas de África, Asia y Medio Oriente llevadas desde Estados Unidos el 12 de febrero de 2025',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'flown-to-costa-rica',
    title: { en: 'Deportees flown to Costa Rica', es: 'Personas deportadas llevadas en avión a Costa Rica' },
    scope: {
      en: 'People flown from the United States a few days after 12 February 2025',
      es: 'Personas llevadas desde Estados Unidos unos días después del 12 de febrero de 2025',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'children-flown-to-costa-rica',
    title: {
      en: 'Children among those flown to Costa Rica',
      es: 'Niñas y niños entre quienes llegaron a Costa Rica',
    },
    scope: {
      en: 'Share of the people flown to Costa Rica in February 2025',
      es: 'Proporción de las personas llevadas a Costa Rica en febrero de 2025',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'moved-to-camp-in-panama',
    title: {
      en: 'Moved to a camp in the jungle in Panama',
      es: 'Trasladadas a un campamento en la selva de Panamá',
    },
    scope: {
      en: 'Deportees who had not consented to their deportation and were driven to the camp',
      es: 'Personas que no habían consentido su deportación y fueron llevadas al campamento',
    },
    disagreeing: false,
    note: null,
  },
  {
    slug: 'deaths-in-1989-invasion',
    title: { en: 'Civilian deaths in the 1989 invasion', es: 'Muertes de civiles en la invasión de 1989' },
    scope: {
      en: 'People killed in the United States invasion of Panama of December 1989; two sources speak of civilians, one of people',
      es: 'Personas muertas en la invasión estadounidense de Panamá de diciembre de 1989; dos fuentes hablan de civiles y una, de personas',
    },
    disagreeing: true,
    note: {
      en: 'According to one of the sources, the number depends on whether the United States or human-rights organizations are asked.',
      es: 'Según una de las fuentes, el número depende de si se pregunta a Estados Unidos o a las organizaciones de derechos humanos.',
    },
  },
  {
    slug: 'ruling-on-reparations',
    title: { en: 'Ruling on reparations', es: 'Resolución sobre la reparación' },
    scope: {
      en: 'What the United States owes for the violations committed in the 1989 invasion',
      es: 'Lo que Estados Unidos debe por las violaciones cometidas en la invasión de 1989',
    },
    disagreeing: false,
    note: null,
  },
]
