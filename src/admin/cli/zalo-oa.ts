/** zalo-oa connect: the link for the OA's administrator, then the address Zalo sent the browser to. */
import { ok, refuse } from '../../domain/problem.js';
import { zaloOaGrant } from '../../runtime/service/zalo-oa.js';
import type { Handler } from './call.js';

export const connect: Handler = async (call) => {
  const house = await call.house();
  if (!house.ok) return house;
  const grant = zaloOaGrant(house.value);
  if (grant === null) return refuse('zalo_oa_off');
  const words = await call.words();
  const [typed] = call.args;
  if (typed === undefined) {
    const link = await grant.begin();
    return ok({ json: { link }, text: words.say({ key: 'admin.zalo_oa.link', params: { link } }, call.language) });
  }
  const end = await grant.finish(typed);
  if ('refused' in end) return refuse(`zalo_oa_${end.refused}`, { found: end.found });
  const said = words.say({ key: 'admin.zalo_oa.connected', params: { oa: end.connected } }, call.language);
  return ok({ json: { connected: end.connected }, text: said });
};
