/** What a refusal says, in the reader's language; nothing when it is no problem document (RFC 9457). */
export async function problemText(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { title?: string; detail?: string }; // RFC 9457
    return problem.detail ?? problem.title ?? "";
  } catch {
    return "";
  }
}
