import { z } from "zod";

/** Every refusal the server can give, with its HTTP status. Messages in every language stand with the server. */
export const PROBLEMS = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  origin_not_allowed: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  idempotency_in_progress: 409,
  product_withdrawn: 409,
  price_changed: 409,
  wrong_state: 409,
  not_approved: 409,
  gone: 410,
  version_mismatch: 412,
  too_large: 413,
  image_too_large: 413,
  unsupported_type: 415,
  type_mismatch: 415,
  pdf_unsupported: 415,
  invalid_configuration: 422,
  invalid_document: 422,
  receipt_forged: 422,
  receipt_wrong_audience: 422,
  receipt_out_of_ladder: 422,
  receipt_other_design: 422,
  receipt_other_lines: 422,
  idempotency_reused: 422,
  corrupt: 422,
  empty: 422,
  unsafe_svg: 422,
  pdf_encrypted: 422,
  pdf_active: 422,
  pdf_unreadable: 422,
  pdf_empty: 422,
  pdf_too_many_pages: 422,
  pdf_page_too_large: 422,
  pdf_too_complex: 422,
  precondition_required: 428,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
  storage_full: 507,
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

export const IssueReport = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "information"]),
  path: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.unknown()),
});

/** RFC 9457 problem document with a stable `code`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  issues: z.array(IssueReport).optional(),
});
export type Problem = z.infer<typeof Problem>;
