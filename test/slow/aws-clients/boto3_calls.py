"""Makes calls of AWS by boto3. Reads one JSON object a line, with `id`, and writes one JSON object a line with the same `id`."""

import json
import sys
import threading

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import OperationNotPageableError

clients = {}
writing = threading.Lock()


def client_of(request):
    key = (request["service"], request["endpoint"])
    if key not in clients:
        config = Config(retries={"total_max_attempts": 1})
        clients[key] = boto3.client(request["service"], endpoint_url=request["endpoint"], config=config)
    return clients[key]


def offers(client):
    methods = client.meta.method_to_api_mapping
    paginators = [api for method, api in methods.items() if client.can_paginate(method)]
    waiters = client._get_waiter_config().get("waiters", {})
    return {"paginators": paginators, "waiters": {name: waiter["operation"] for name, waiter in waiters.items()}}


def answer(client, request):
    kind, name, given = request["kind"], xform_name(request.get("action", "")), request.get("input", {})
    if kind == "offers":
        return offers(client)
    if kind == "wait":
        return client.get_waiter(name).wait(**given, WaiterConfig={"Delay": 0})
    if kind == "paginate":
        pages = client.get_paginator(name).paginate(**given, PaginationConfig={"PageSize": request["size"]})
        return pages.build_full_result()[request["result"]]
    return getattr(client, name)(**given)


def serve(client, request):
    try:
        line = {"id": request["id"], "answer": answer(client, request)}
    except (OperationNotPageableError, AttributeError) as error:
        line = {"id": request["id"], "unknown": repr(error)}
    except Exception as error:
        line = {"id": request["id"], "error": str(error)}
    with writing:
        print(json.dumps(line, default=str), flush=True)


for text in sys.stdin:
    call = json.loads(text)
    # Clients are made one after the other, which boto3 demands, and used at the same time, which it allows.
    threading.Thread(target=serve, args=(client_of(call), call)).start()
