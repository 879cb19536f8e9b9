/** RFC 9457 problem document. `errors` points at each wrong member; `code` is a message key the app translates. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** Query parameter or header at fault, with its value and what is allowed. */
  parameter?: string;
  value?: string;
  allowed?: string[] | string;
  /** Of a filter that cannot be read: where in its text (UTF-16 offset), or RFC 6901 pointer into its JSON. */
  position?: number;
  pointer?: string;
  errors?: FieldError[];
  /** With 412: the version that stands now. */
  current_version?: number;
  retry_after?: number;
  /** With 410: when and why the incident was taken back; with 308 also the incident that took it in. */
  retraction?: { at: string; reason: string; merged_into?: string };
}

export interface FieldError {
  /** RFC 6901 pointer into the sent document: `/accounts/0/place/parts`. */
  pointer: string;
  /** Message key, such as `end_before_start`. */
  code: string;
}
