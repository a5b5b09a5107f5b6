"""Runs commands of the AWS CLI in copies of one process, which is ten times faster than to start the CLI for each.

Reads one JSON object a line, with `id` and the `words` of a command, and writes one a line, with the same `id`, its output and status.
"""

import fcntl
import json
import os
import signal
import sys
import tempfile
import traceback

from awscli.clidriver import create_clidriver

# A client of each service loads what every command would load again.
driver = create_clidriver()
for service in sys.argv[1:]:
    driver.session.create_client(service)

# No child is waited for.
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
results = os.dup(1)
lock = tempfile.NamedTemporaryFile()


def run(words):
    """The status of a command, which writes to the files that standard output and standard error now are."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        return driver.main(words)
    except SystemExit as end:
        return end.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def result_of(words):
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        os.dup2(output.fileno(), 1)
        os.dup2(errors.fileno(), 2)
        status = run(words)
        output.seek(0)
        errors.seek(0)
        return {"status": status, "stdout": output.read().decode(), "stderr": errors.read().decode()}


def serve(request):
    try:
        result = result_of(request["words"])
    except BaseException:
        result = {"status": 255, "stdout": "", "stderr": traceback.format_exc()}
    # A lock of its own for each process: one that a parent opened would be shared.
    with open(lock.name) as mine, os.fdopen(results, "w") as out:
        fcntl.flock(mine, fcntl.LOCK_EX)
        out.write(json.dumps({"id": request["id"], **result}) + "\n")
        out.flush()


for text in sys.stdin:
    if os.fork() == 0:
        serve(json.loads(text))
        os._exit(0)
