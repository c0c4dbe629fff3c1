import { and, eq, inArray, isNull } from 'drizzle-orm'
import { db, type Reader, type Tx } from '../../db/client'
import { memberships, people, type Role } from '../../db/schema'
import { allowedTo } from '../accounts/can'

const approvers = allowedTo('mailing.approve') as readonly Role[]

/** Ids of those who may approve an organisation's mailings. */
async function approversOf(organisationId: string, read: Reader | Tx): Promise<string[]> {
  const rows = await read
    .selectDistinct({ id: people.id })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        inArray(memberships.role, [...approvers]),
        isNull(people.disabledAt),
      ),
    )
  return rows.map(({ id }) => id)
}

/** Whether somebody else than its authors could approve a mailing of an organisation. */
export async function somebodyElseApproves(
  organisationId: string,
  authors: (string | null)[],
  read: Reader | Tx = db.read,
): Promise<boolean> {
  return (await approversOf(organisationId, read)).some((id) => !authors.includes(id))
}
