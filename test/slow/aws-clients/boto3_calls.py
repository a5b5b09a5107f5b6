"""Makes calls of AWS by boto3. Reads one JSON object a line, with `id`, and writes one JSON object a line with the same `id`.

It has the `answer`, an `error`, or as `unknown` what this version of boto3 lacks.
"""

import json
import sys
import threading

import boto3
from botocore import xform_name
from botocore.config import Config

clients = {}
making = threading.Lock()
writing = threading.Lock()


class Unknown(Exception):
    pass


def client_of(request):
    """Clients are made one after the other, which boto3 demands, and used at the same time, which it allows."""
    key = (request["service"], request["endpoint"])
    with making:
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
    if not hasattr(client, name):
        raise Unknown(f"no {name}")
    if kind == "paginate":
        if not client.can_paginate(name):
            raise Unknown(f"no paginator of {name}")
        pages = client.get_paginator(name).paginate(**given, PaginationConfig={"PageSize": request["size"]})
        return pages.build_full_result()[request["result"]]
    return getattr(client, name)(**given)


def serve(request):
    try:
        line = {"id": request["id"], "answer": answer(client_of(request), request)}
    except Unknown as error:
        line = {"id": request["id"], "unknown": str(error)}
    except Exception as error:
        line = {"id": request["id"], "error": repr(error)}
    with writing:
        print(json.dumps(line, default=str), flush=True)


for text in sys.stdin:
    threading.Thread(target=serve, args=(json.loads(text),)).start()
