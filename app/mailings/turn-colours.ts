const dark = /@media\s*\(prefers-color-scheme:\s*dark\)/g

/** A mail as a reader with light or with dark colours sees it, whatever those of the one who looks at it here. */
export const turnColours = (html: string, scheme: 'light' | 'dark'): string =>
  html
    .replace(dark, scheme === 'dark' ? '@media all' : '@media not all')
    .replaceAll('color-scheme:light dark', `color-scheme:${scheme}`)
    .replaceAll('content="light dark"', `content="${scheme}"`)
