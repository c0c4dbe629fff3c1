const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text has the form of our ids: PostgreSQL refuses to compare anything else with one, with an error. */
export const isId = (text: string): boolean => uuid.test(text)
