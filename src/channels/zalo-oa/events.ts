/**
 * Every event of Zalo's catalogue and what becomes of it here. `ignored` ones are answered 200 and leave no trace;
 * an event that is not in this table is set aside once.
 */
export type EventRoute =
  /** The person's words, or a press of ours (both arrive as text). */
  | 'text'
  /** One attachment that is kept until it is asked for. */
  | 'file'
  /** Something a person sent that we do not read. */
  | 'other'
  | 'follow'
  | 'unfollow'
  /** An act of the person that asks nothing. */
  | 'acted'
  /** An echo of what the OA sent; by hand where an officer's id stands in it. */
  | 'echo'
  | 'ignored';

export const EVENTS: Readonly<Record<string, EventRoute>> = {
  user_send_text: 'text',
  user_send_image: 'file',
  user_send_gif: 'other',
  user_send_file: 'file',
  user_send_link: 'other',
  user_send_business_card: 'other',
  user_send_audio: 'other',
  user_send_video: 'other',
  user_send_sticker: 'other',
  user_send_location: 'other',
  user_call_oa: 'other',
  follow: 'follow',
  unfollow: 'unfollow',
  // Name and telephone number are not kept: nobody has agreed to that here.
  user_submit_info: 'acted',
  user_click_chatnow: 'acted',
  widget_interaction_accepted: 'ignored',
  oa_send_text: 'echo',
  oa_send_image: 'echo',
  oa_send_gif: 'echo',
  oa_send_list: 'echo',
  oa_send_file: 'echo',
  oa_send_sticker: 'echo',
  oa_send_template: 'echo',
  oa_send_consent: 'ignored',
  oa_call_user: 'ignored',
  // Receipts: taken for messages they were once answered for ever (ChatbotX).
  user_received_message: 'ignored',
  user_seen_message: 'ignored',
  user_reacted_message: 'ignored',
  oa_reacted_message: 'ignored',
  user_feedback: 'ignored',
  user_reply_consent: 'ignored',
  add_user_to_tag: 'ignored',
  update_user_info: 'ignored',
  change_template_status: 'ignored',
  change_template_quota: 'ignored',
  change_template_quality: 'ignored',
  change_oa_daily_quota: 'ignored',
  change_oa_template_tags: 'ignored',
  event_permission_revoked: 'ignored',
  extension_purchased: 'ignored',
  shop_has_order: 'ignored',
  // Whom nobody can tell apart cannot report, and groups are nobody's place for figures.
  anonymous_send_text: 'ignored',
  anonymous_send_image: 'ignored',
  anonymous_send_file: 'ignored',
  anonymous_send_sticker: 'ignored',
  oa_send_anonymous_text: 'ignored',
  oa_send_anonymous_image: 'ignored',
  oa_send_anonymous_file: 'ignored',
  oa_send_anonymous_sticker: 'ignored',
  user_send_group_text: 'ignored',
  user_send_group_image: 'ignored',
  user_send_group_file: 'ignored',
  user_send_group_gif: 'ignored',
  user_send_group_link: 'ignored',
  user_send_group_sticker: 'ignored',
  user_send_group_audio: 'ignored',
  user_send_group_video: 'ignored',
  user_send_group_location: 'ignored',
  user_send_group_business_card: 'ignored',
  oa_send_group_text: 'ignored',
  oa_send_group_image: 'ignored',
  oa_send_group_file: 'ignored',
  oa_send_group_gif: 'ignored',
  oa_send_group_link: 'ignored',
  oa_send_group_sticker: 'ignored',
  create_group: 'ignored',
  user_join_group: 'ignored',
  user_request_join_group: 'ignored',
  user_out_group: 'ignored',
};
