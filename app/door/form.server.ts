/** What a request without a form has sent. */
export const noForm = new FormData()

/** Reads a body that `checkForm` let pass. */
export async function readForm(body: Buffer, contentType: string): Promise<FormData> {
  if (!contentType.toLowerCase().startsWith('application/x-www-form-urlencoded'))
    return new Response(new Uint8Array(body), { headers: { 'Content-Type': contentType } }).formData()
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(body.toString())) form.append(name, value)
  return form
}
