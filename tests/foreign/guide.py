"""The first steps of the vendor's guide, with the client that openapi-python-client generated beside this program."""

import os

from client import AuthenticatedClient
from client.api.jobs import jobs_get
from client.api.users import users_activation_activate, users_create, users_get, users_list
from client.models import UsersUserCreate

api = AuthenticatedClient(base_url=os.environ["BASE"], token=os.environ["API_KEY"], auth_header_name="X-SmartToken", prefix="")

wanted = {"firstName": "Noor", "lastName": "Haddad", "systemRole": {"id": "STANDARD"}, "language": {"code": "en"}}
made = users_create.sync_detailed(client=api, body=UsersUserCreate.from_dict(wanted))
assert made.status_code == 201 and made.parsed.active is False, made
activated = users_activation_activate.sync_detailed(client=api, id=made.parsed.id)
assert activated.status_code == 204, activated
assert users_get.sync(client=api, id=made.parsed.id).active is True
found = users_list.sync(client=api, q="Haddad")
assert made.parsed.id in [user.id for user in found.content], found
missing = jobs_get.sync_detailed(client=api, job_id="00000000-0000-4000-8000-000000000000")
assert missing.status_code == 404, missing
print("users.create, users.activation.activate, users.get, users.list and jobs.get answer as generated")
