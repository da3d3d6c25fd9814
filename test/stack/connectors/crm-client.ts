import type { AxiosInstance, AxiosStatic } from 'axios';
import * as v from 'valibot';

const MeSchema = v.object({ id: v.string(), name: v.string(), email: v.string() });

const ContactSchema = v.object({
  id: v.string(),
  name: v.string(),
  type: v.string(),
  phone: v.string(),
  organization: v.string(),
  deals: v.array(v.object({ const: v.string(), title: v.string() })),
  mostRecentActivityDate: v.string(),
  createdDate: v.string(),
});

const LogSchema = v.object({
  id: v.string(),
  subject: v.string(),
  note: v.string(),
  body: v.string(),
  contactName: v.string(),
  dispositions: v.record(v.string(), v.unknown()),
  messages: v.array(v.looseObject({ id: v.string() })),
});

const FieldsSchema = v.record(v.string(), v.unknown());

export type CrmApiContact = v.InferOutput<typeof ContactSchema>;
export type CrmApiLog = v.InferOutput<typeof LogSchema>;

/** The CRM's REST API, as a connector uses it: over HTTPS, with one person's credentials. */
export class CrmClient {
  private readonly http: AxiosInstance;

  constructor(axios: AxiosStatic, crmHost: string) {
    // Not axios.create: the redirect of the stack hangs on the core's own instance.
    this.http = axios;
    this.base = `https://${crmHost}/api`;
  }

  private readonly base: string;

  async me(authHeader: string) {
    return v.parse(MeSchema, await this.get('/me', authHeader));
  }

  async users(authHeader: string) {
    return v.parse(v.array(MeSchema), await this.get('/users', authHeader));
  }

  async findContacts(query: { phone: string } | { name: string }, authHeader: string) {
    const search = new URLSearchParams(query).toString();
    return v.parse(v.array(ContactSchema), await this.get(`/contacts?${search}`, authHeader));
  }

  async addContact(contact: { name: string; type: string; phone: string }, authHeader: string) {
    return v.parse(ContactSchema, await this.send('POST', '/contacts', contact, authHeader));
  }

  async addLog(log: object, authHeader: string): Promise<CrmApiLog> {
    return v.parse(LogSchema, await this.send('POST', '/logs', log, authHeader));
  }

  async readLog(id: string, authHeader: string): Promise<CrmApiLog> {
    return v.parse(LogSchema, await this.get(`/logs/${id}`, authHeader));
  }

  async changeLog(id: string, change: object, authHeader: string): Promise<CrmApiLog> {
    return v.parse(LogSchema, await this.send('PATCH', `/logs/${id}`, change, authHeader));
  }

  async loggingFields(authHeader: string) {
    return v.parse(FieldsSchema, await this.get('/logging-fields', authHeader));
  }

  async saveLoggingFields(fields: object, authHeader: string): Promise<void> {
    await this.send('PUT', '/logging-fields', fields, authHeader);
  }

  private async get(path: string, authHeader: string): Promise<unknown> {
    return (await this.http.get<unknown>(this.base + path, { headers: { Authorization: authHeader } })).data;
  }

  private async send(method: string, path: string, data: object, authHeader: string): Promise<unknown> {
    const headers = { Authorization: authHeader };
    return (await this.http.request<unknown>({ method, url: this.base + path, data, headers })).data;
  }
}
