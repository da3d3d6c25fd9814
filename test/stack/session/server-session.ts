import * as v from 'valibot';
import type { ServerName } from '../core/core-version';
import { HOSTS } from '../hosts';
import { findSamplePerson } from '../ringcentral/people';
import { SAMPLE_ACCOUNT_ID, sampleCall, sampleMessage } from './sample-activities';
import type { Answer, Call, WorldCaller } from './world-caller';
import { hostOf } from './world-caller';

const SignInSchema = v.object({ access_token: v.string() });
const HashesSchema = v.object({ extensionId: v.string(), accountId: v.string() });
const LoginSchema = v.object({ jwtToken: v.string() });
const RecordsSchema = v.object({
  logs: v.array(
    v.looseObject({
      id: v.string(),
      subject: v.string(),
      note: v.string(),
      writes: v.number(),
      contactName: v.string(),
      messages: v.array(v.looseObject({ text: v.string(), links: v.array(v.string()) })),
    }),
  ),
});

/** A sample person, signed in to RingCentral and connected to KeyCRM on one server, as a panel would be. */
export class ServerSession {
  private constructor(
    readonly world: WorldCaller,
    readonly server: ServerName,
    readonly rcToken: string,
    readonly jwt: string,
    readonly hashes: v.InferOutput<typeof HashesSchema>,
  ) {}

  static async open(
    world: WorldCaller,
    server: ServerName,
    extension: string,
    apiKey: string,
  ): Promise<ServerSession> {
    const person = findSamplePerson(extension);
    if (person === null) throw new Error(`Nobody has extension ${extension}`);
    const rcToken = v.parse(
      SignInSchema,
      await world.control.order('/sign-in', { person: extension }),
    ).access_token;
    const hashAnswer = await world.call(
      hostOf(server),
      `/userInfoHash?extensionId=${person.id}&accountId=${person.accountId}`,
    );
    const hashes = v.parse(HashesSchema, hashAnswer.json);
    const login = await world.call(hostOf(server), '/apiKeyLogin', {
      method: 'POST',
      headers: {
        'rc-extension-id': hashes.extensionId,
        ...(server === 'callback' ? { 'x-rc-access-token': rcToken } : {}),
      },
      body: {
        platform: 'keyCRM',
        apiKey,
        hostname: HOSTS.keyCrm,
        ...(server === 'polling' ? { rcAccessToken: rcToken } : {}),
      },
    });
    return new ServerSession(world, server, rcToken, v.parse(LoginSchema, login.json).jwtToken, hashes);
  }

  /** Calls the server with the session token, and the RingCentral token where this generation wants it. */
  call(path: string, call: Call = {}): Promise<Answer> {
    const polling = this.server === 'polling';
    const target = polling ? `${path}${path.includes('?') ? '&' : '?'}rcAccessToken=${this.rcToken}` : path;
    const headers = { authorization: `Bearer ${this.jwt}`, 'x-rc-access-token': this.rcToken };
    return this.world.call(hostOf(this.server), target, { ...call, headers });
  }

  register(pluginId: string, pluginAccess: string, ownerRcAccountId?: string): Promise<Answer> {
    const body = { pluginId, rcAccountId: SAMPLE_ACCOUNT_ID, pluginAccess, ownerRcAccountId };
    return this.call('/plugin/register', { method: 'POST', body });
  }

  saveSettings(userSettings: object): Promise<Answer> {
    return this.call('/user/settings', { method: 'POST', body: { userSettings } });
  }

  logCall(sessionId: string, note: string): Promise<Answer> {
    return this.call('/callLog', { method: 'POST', body: sampleCall(sessionId, note) });
  }

  /** Logs one message of the sample conversation's day. */
  logMessage(type: string, subject: string, id: number): Promise<Answer> {
    return this.call('/messageLog', { method: 'POST', body: sampleMessage(type, subject, id) });
  }

  /** What the CRM has recorded, oldest first. */
  async crmLogs() {
    return v.parse(RecordsSchema, await this.world.control.read('/crm/keycrm/records')).logs;
  }
}
