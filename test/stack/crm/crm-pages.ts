import type { Express } from 'express';
import { html, page } from '../html';
import type { Html } from '../html';
import type { CrmLog, CrmRecords } from './crm-records';

/** The CRM's own web pages, where a person sees what was logged: `/`, `/records/<id>`, `/contacts/<id>`. */
export function addCrmPages(app: Express, title: string, records: CrmRecords): void {
  app.get('/', (_request, response) => {
    response.send(
      page(
        title,
        html`<h2>Contacts</h2>
          ${contactTable(records)}
          <h2>Calls</h2>
          ${logTable(records.logs.filter(({ kind }) => kind === 'call'))}
          <h2>Messages</h2>
          ${logTable(records.logs.filter(({ kind }) => kind === 'message'))}`,
      ),
    );
  });
  app.get('/records/:id', (request, response) => {
    const log = records.findLog(request.params.id);
    if (log === null) {
      response.status(404).send(page(title, html`<p>There is no record ${request.params.id}.</p>`));
      return;
    }
    response.send(page(log.subject, recordDetails(log)));
  });
  app.get('/contacts/:id', (request, response) => {
    const contact = records.contacts.find(({ id }) => id === request.params.id);
    if (contact === undefined) {
      response.status(404).send(page(title, html`<p>There is no contact ${request.params.id}.</p>`));
      return;
    }
    const logs = records.logs.filter(({ contactId }) => contactId === contact.id);
    response.send(
      page(
        contact.name,
        html`<p>${contact.phone}, ${contact.organization}</p>
          ${logTable(logs, '../')}`,
      ),
    );
  });
}

function contactTable({ contacts }: CrmRecords): Html {
  return html`<table>
    <tr>
      <th>Name</th>
      <th>Type</th>
      <th>Phone</th>
      <th>Organization</th>
    </tr>
    ${contacts.map(
      ({ name, type, phone, organization }) =>
        html`<tr>
          <td>${name}</td>
          <td>${type}</td>
          <td>${phone}</td>
          <td>${organization}</td>
        </tr>`,
    )}
  </table>`;
}

/** @param root relative address of the CRM's first page */
function logTable(logs: CrmLog[], root = ''): Html {
  if (logs.length === 0) return html`<p class="quiet">Nothing logged yet.</p>`;
  return html`<table>
    <tr>
      <th>Subject</th>
      <th>Contact</th>
      <th>Note</th>
    </tr>
    ${logs.map(
      (log) =>
        html`<tr data-log="${log.id}">
          <td><a href="${root}records/${log.id}">${log.subject}</a></td>
          <td>${log.contactName}</td>
          <td><pre>${log.note}</pre></td>
        </tr>`,
    )}
  </table>`;
}

function recordDetails(log: CrmLog): Html {
  return html`<table>
      <tr>
        <th>Record</th>
        <td>${log.id}</td>
      </tr>
      <tr>
        <th>Contact</th>
        <td>${log.contactName}</td>
      </tr>
      <tr>
        <th>Note</th>
        <td><pre>${log.note}</pre></td>
      </tr>
      <tr>
        <th>Text</th>
        <td><pre>${log.body}</pre></td>
      </tr>
      <tr>
        <th>Fields</th>
        <td><pre>${JSON.stringify(log.fields, null, 2)}</pre></td>
      </tr>
      <tr>
        <th>Disposition</th>
        <td><pre>${JSON.stringify(log.dispositions, null, 2)}</pre></td>
      </tr>
      <tr>
        <th>Written</th>
        <td>${log.writes} times</td>
      </tr>
    </table>
    ${log.messages.map(
      ({ direction, type, text, links }) =>
        html`<p>
          <strong>${direction} ${type}</strong> ${text} ${links.map((link) => html`<br />${link}`)}
        </p>`,
    )}
    <p><a href="../">All records</a></p>`;
}
