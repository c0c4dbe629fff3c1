import type { ReactNode } from 'react'
import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { Notice } from '../notice'
import { SelectField } from '../select-field'
import { DeskHeader, type DeskView } from './desk-header'

/** A page of people who sign in: who they are, the parts they may open, one main part. */
export function Desk({ desk, path, children }: { desk: DeskView; path: string; children: ReactNode }) {
  const t = organizerTexts(desk.locale).frame
  const state = desk.organisation?.state
  return (
    <>
      <DeskHeader desk={desk} path={path} />
      {(state === 'suspended' || state === 'moderated') && (
        <div className="page pt-4">
          <Notice kind={state === 'suspended' ? 'error' : 'info'}>
            <p>{t[state]}</p>
          </Notice>
        </div>
      )}
      <main id="main" tabIndex={-1} className="page grow py-6 outline-none md:py-10">
        {children}
      </main>
      {desk.others.length > 0 && (
        <footer data-site className="page border-t border-line py-6">
          <form method="post" action="/manage/switch" className="flex flex-wrap items-end gap-3">
            <SelectField
              name="organisation"
              label={t.switch}
              options={desk.others.map(({ id, name }) => ({ value: id, text: name }))}
            />
            <Button>{t.switch}</Button>
          </form>
        </footer>
      )}
    </>
  )
}
