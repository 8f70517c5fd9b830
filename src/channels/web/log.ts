/** What these rooms need of the house's log. Fields never hold a person's text, a code or a cookie. */
export interface WebLog {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
type LogFields = Readonly<Record<string, string | number | boolean | null>>;
