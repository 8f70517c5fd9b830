/** What the channel needs of the house's log. Fields never hold a person's text, a token or a link. */
export interface ChannelLog {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;
