import type { SeedWork } from './shape'

export const works: SeedWork[] = [
  {
    slug: 'amnesty-human-cost',
    title: {
      en: 'The human cost of the repressive cooperation between the US and El Salvador',
      es: 'The human cost of the repressive cooperation between the US and El Salvador',
    },
    kind: 'statement',
    author: {
      en: 'Amnesty International (statement by its Americas director)',
      es: 'Amnistía Internacional (declaración de su dirección para las Américas)',
    },
    publisher: {
      en: 'Publisher of the page not printed in our copy',
      es: 'Nuestra copia no indica quién publicó la página',
    },
    dateText: { en: 'around 14 April 2025', es: 'hacia el 14 de abril de 2025' },
    date: '2025-04',
    dateInferred: true,
    languages: ['en'],
    addresses: [],
    about: {
      en: 'A page that reproduces and frames a public statement of Amnesty International. It shows what the organization said and asked for in April 2025; it does not set out how its figures were counted. Our copy prints no address and no date: the date is inferred from the official visit of 14 April that it mentions.',
      es: 'Página que reproduce y presenta una declaración pública de Amnistía Internacional. Muestra lo que la organización dijo y pidió en abril de 2025, pero no explica cómo se contaron sus cifras. Nuestra copia no trae dirección ni fecha: la fecha se deduce de la visita oficial del 14 de abril que menciona.',
    },
  },
  {
    slug: 'amnesty-unlawful-expulsions',
    title: {
      en: 'Unlawful expulsions to El Salvador endanger lives amid ongoing state of emergency',
      es: 'Las expulsiones ilegales a El Salvador ponen vidas en peligro al haber un estado de excepción en vigor',
    },
    kind: 'statement',
    author: {
      en: 'Amnesty International (statement by its Americas director)',
      es: 'Amnistía Internacional (declaración de su dirección para las Américas)',
    },
    publisher: { en: 'Amnesty International', es: 'Amnistía Internacional' },
    dateText: { en: 'March 2025', es: 'marzo de 2025' },
    date: '2025-03',
    dateInferred: false,
    languages: ['en', 'es'],
    addresses: [
      {
        language: 'en',
        url: 'https://www.amnesty.org/en/latest/news/2025/03/unlawful-expulsions-to-el-salvador-endanger-lives-amid-ongoing-state-of-emergency/',
      },
      {
        language: 'es',
        url: 'https://www.amnesty.org/es/latest/news/2025/03/unlawful-expulsions-to-el-salvador-endanger-lives-amid-ongoing-state-of-emergency/',
      },
    ],
    about: {
      en: 'A statement published in English and in Spanish before 27 March 2025. It shows what Amnesty International said and asked for; some of what it reports comes from public information, from Salvadoran organizations or from US officials, and it says so.',
      es: 'Declaración publicada en inglés y en español antes del 27 de marzo de 2025. Muestra lo que Amnistía Internacional dijo y pidió; parte de lo que recoge procede de información pública, de organizaciones salvadoreñas o de personal del gobierno de Estados Unidos, y así lo indica.',
    },
  },
  {
    slug: 'camacaro-prisons',
    title: {
      en: 'Article on El Salvador’s prisons and the transfers (no title in our copy)',
      es: 'Artículo sobre las cárceles de El Salvador y los traslados (sin título en nuestra copia)',
    },
    kind: 'article',
    author: { en: 'William Camacaro', es: 'William Camacaro' },
    publisher: { en: 'The Alliance for Social Justice', es: 'The Alliance for Social Justice' },
    dateText: { en: '24 May 2025', es: '24 de mayo de 2025' },
    date: '2025-05-24',
    dateInferred: false,
    languages: ['en'],
    addresses: [],
    about: {
      en: 'An advocacy article with a declared political point of view. It gives many figures, some credited to named organizations and some without a source, and it quotes the families’ letter. Our copy prints no address.',
      es: 'Artículo de incidencia, con un punto de vista político declarado. Da muchas cifras, unas atribuidas a organizaciones que nombra y otras sin fuente, y reproduce la carta de las familias. Nuestra copia no trae dirección.',
    },
  },
  {
    slug: 'families-letter',
    title: {
      en: 'Letter of the relatives to the UN High Commissioner for Human Rights',
      es: 'Carta de los familiares al Alto Comisionado de las Naciones Unidas para los Derechos Humanos',
    },
    kind: 'letter',
    author: { en: 'Relatives of the detained', es: 'Familiares de las personas detenidas' },
    publisher: {
      en: 'Quoted in an article of The Alliance for Social Justice',
      es: 'Reproducida en un artículo de The Alliance for Social Justice',
    },
    dateText: { en: '9 April 2025', es: '9 de abril de 2025' },
    date: '2025-04-09',
    dateInferred: false,
    languages: ['en'],
    addresses: [],
    about: {
      en: 'The families’ own account and their requests, delivered to the United Nations in Caracas. It shows what they said and asked for; it is not an independent finding. Our copy has it in English only, quoted inside another article, and prints no address.',
      es: 'El relato y las solicitudes de las propias familias, entregados a las Naciones Unidas en Caracas. Muestra lo que dijeron y pidieron; no es una constatación independiente. Nuestra copia solo la trae en inglés, dentro de otro artículo, y sin dirección.',
    },
  },
  {
    slug: 'noem-visit-report',
    title: {
      en: 'News report on the US Homeland Security Secretary’s visit to CECOT',
      es: 'Noticia sobre la visita al CECOT de la Secretaría de Seguridad Nacional de Estados Unidos',
    },
    kind: 'news-report',
    author: null,
    publisher: {
      en: 'A news site not named in our copy',
      es: 'Un sitio de noticias que nuestra copia no nombra',
    },
    dateText: { en: 'end of March 2025 (inferred)', es: 'fines de marzo de 2025 (fecha deducida)' },
    date: '2025-03',
    dateInferred: true,
    languages: ['en'],
    addresses: [],
    about: {
      en: 'A short, unsigned news report that sets out the position of both governments and the objections of families and human-rights organizations. It names no source for most of its figures. Our copy prints neither the site nor an address nor a date; it says only that the visit was “on Wednesday”.',
      es: 'Noticia breve y sin firma que expone la posición de ambos gobiernos y las objeciones de las familias y de organizaciones de derechos humanos. No indica la fuente de la mayoría de sus cifras. Nuestra copia no trae el sitio, la dirección ni la fecha; solo dice que la visita fue «el miércoles».',
    },
  },
  {
    slug: 'rights-action-panama',
    title: {
      en: 'U.S. owes reparations to survivors of 1989 “just cause” invasion of Panama',
      es: 'U.S. owes reparations to survivors of 1989 “just cause” invasion of Panama',
    },
    kind: 'introduction',
    author: { en: 'Rights Action', es: 'Rights Action' },
    publisher: { en: 'Rights Action', es: 'Rights Action' },
    dateText: { en: '16 December 2024', es: '16 de diciembre de 2024' },
    date: '2024-12-16',
    dateInferred: false,
    languages: ['en'],
    addresses: [
      { language: 'en', url: 'https://mailchi.mp/rightsaction/letter-from-panamas-little-hiroshima' },
    ],
    about: {
      en: 'A short introduction to a series of articles that recall the invasion. It shows what Rights Action demanded in December 2024; it gives no source for the number of deaths.',
      es: 'Breve introducción a una serie de artículos que recuerdan la invasión. Muestra lo que Rights Action exigió en diciembre de 2024; no indica la fuente del número de muertes.',
    },
  },
  {
    slug: 'fernandez-little-hiroshima',
    title: { en: 'Letter from Panama’s ‘Little Hiroshima’', es: 'Letter from Panama’s ‘Little Hiroshima’' },
    kind: 'opinion',
    author: { en: 'Belén Fernández', es: 'Belén Fernández' },
    publisher: { en: 'Al Jazeera', es: 'Al Jazeera' },
    dateText: { en: '24 January 2024', es: '24 de enero de 2024' },
    date: '2024-01-24',
    dateInferred: false,
    languages: ['en'],
    addresses: [
      {
        language: 'en',
        url: 'https://www.aljazeera.com/opinions/2024/1/24/letter-from-panamas-little-hiroshima',
      },
    ],
    about: {
      en: 'An opinion piece by a journalist who visited El Chorrillo. It reports what she saw and was told and quotes the ruling of 2018, which our copy does not otherwise contain; the views are the author’s own, as its publisher notes.',
      es: 'Artículo de opinión de una periodista que visitó El Chorrillo. Cuenta lo que vio y le dijeron y cita la resolución de 2018, que por lo demás no figura en nuestra copia; las opiniones son de la autora, como advierte el medio.',
    },
  },
  {
    slug: 'guzman-panama',
    title: { en: 'The Silent Invasion of Panama?', es: 'The Silent Invasion of Panama?' },
    kind: 'article',
    author: { en: 'Timothy Alexander Guzman', es: 'Timothy Alexander Guzman' },
    publisher: { en: 'Silent Crow News', es: 'Silent Crow News' },
    dateText: { en: '16 April 2025', es: '16 de abril de 2025' },
    date: '2025-04-16',
    dateInferred: false,
    languages: ['en'],
    addresses: [{ language: 'en', url: 'https://silentcrownews.com/' }],
    about: {
      en: 'A commentary on the United States and Panama in April 2025, from the author’s own site; it mentions the dead of 1989 in passing and gives no source for their number. Our copy prints the address of the site, not of the article.',
      es: 'Comentario sobre Estados Unidos y Panamá en abril de 2025, del sitio propio del autor; menciona de paso a las personas muertas en 1989 y no indica la fuente del número. Nuestra copia trae la dirección del sitio, no la del artículo.',
    },
  },
  {
    slug: 'enca-deportees',
    title: {
      en: 'US deportees arriving in Panama and Costa Rica',
      es: 'US deportees arriving in Panama and Costa Rica',
    },
    kind: 'article',
    author: { en: 'Martin Mowforth', es: 'Martin Mowforth' },
    publisher: { en: 'ENCA Newsletter 93', es: 'ENCA Newsletter 93' },
    dateText: { en: 'March 2025', es: 'marzo de 2025' },
    date: '2025-03',
    dateInferred: false,
    languages: ['en'],
    addresses: [],
    about: {
      en: 'A newsletter article put together from press reports of February 2025, which it lists. It shows how people were received in the first weeks; what followed is outside it. Our copy prints no address.',
      es: 'Artículo de boletín elaborado con notas de prensa de febrero de 2025, que enumera. Muestra cómo se recibió a las personas en las primeras semanas; lo que vino después queda fuera. Nuestra copia no trae dirección.',
    },
  },
  {
    slug: 'specht-cecot-offer',
    title: { en: 'El Salvador’s Controversial Offer', es: 'El Salvador’s Controversial Offer' },
    kind: 'article',
    author: { en: 'Doug Specht', es: 'Doug Specht' },
    publisher: {
      en: 'The SAIS Review of International Affairs',
      es: 'The SAIS Review of International Affairs',
    },
    dateText: { en: '2025 (inferred)', es: '2025 (fecha deducida)' },
    date: '2025',
    dateInferred: true,
    languages: ['en'],
    addresses: [],
    about: {
      en: 'An article with references in a journal of international affairs, about the offer to hold people sent by the United States in CECOT. It does not say how its description of life in the cells was gathered. Our copy prints neither date nor address; the year is inferred from its references.',
      es: 'Artículo con referencias en una revista de asuntos internacionales, sobre el ofrecimiento de recluir en el CECOT a personas enviadas por Estados Unidos. No dice cómo se obtuvo su descripción de la vida en las celdas. Nuestra copia no trae fecha ni dirección; el año se deduce de sus referencias.',
    },
  },
]
