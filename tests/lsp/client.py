"""A session with `upshift lsp`, held by pygls: its types check every message that the server sends.

Arguments: the program, and a folder that may be written to.
"""

import asyncio
import pathlib
import sys

from lsprotocol import types
from pygls.lsp.client import LanguageClient

OLD = """\
from configparser import SafeConfigParser

config = SafeConfigParser()
config.readfp(open("é😀.ini"))
"""
NEW = """\
from configparser import ConfigParser

config = ConfigParser()
config.read_file(open("é😀.ini"))
"""


async def session(program, folder):
    client = LanguageClient("editor", "1")
    published = asyncio.Queue()
    errors = []
    client.report_server_error = lambda error, source: errors.append(error)
    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: published.put_nowait(params))
    registered = asyncio.Event()

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params):
        assert params.registrations[0].method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registered.set()

    await client.start_io(program, "lsp")
    capabilities = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(
                document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
            ),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        ),
        text_document=types.TextDocumentClientCapabilities(
            code_action=types.CodeActionClientCapabilities(
                code_action_literal_support=types.ClientCodeActionLiteralOptions(
                    code_action_kind=types.ClientCodeActionKindOptions(value_set=[])
                ),
                data_support=True,
                resolve_support=types.ClientCodeActionResolveOptions(properties=["edit"]),
            )
        ),
    )
    answer = await client.initialize_async(
        types.InitializeParams(
            capabilities=capabilities,
            workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name="tree")],
        )
    )
    assert answer.server_info.name == "upshift", answer
    assert answer.capabilities.hover_provider is True
    client.initialized(types.InitializedParams())
    await asyncio.wait_for(registered.wait(), 60)

    uri = (folder / "app.py").as_uri()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            text_document=types.TextDocumentItem(uri=uri, language_id="python", version=1, text=OLD)
        )
    )
    found = (await asyncio.wait_for(published.get(), 60)).diagnostics
    assert [one.code for one in found] == ["configparser/safe_config_parser", "configparser/readfp"], found
    assert found[1].range == range_of(3, 0, 3, 30), found[1].range

    document = types.TextDocumentIdentifier(uri=uri)
    hover = await client.text_document_hover_async(
        types.HoverParams(text_document=document, position=found[1].range.start)
    )
    assert "read_file" in hover.contents.value, hover

    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document,
            range=found[1].range,
            context=types.CodeActionContext(diagnostics=[found[1]]),
        )
    )
    kinds = [action.kind for action in actions]
    assert kinds == ["quickfix", "quickfix", "source.fixAll.upshift"], kinds
    one, ignore, all_safe = actions
    assert one.is_preferred and list(one.diagnostics) == [found[1]], one
    ignore = await client.code_action_resolve_async(ignore)
    assert "# upshift: ignore[configparser/readfp]" in ignore.edit.document_changes[0].edits[0].new_text

    (changed,) = all_safe.edit.document_changes
    assert changed.text_document.version == 1
    assert applied(OLD, changed.edits) == NEW, applied(OLD, changed.edits)

    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=2),
            content_changes=[types.TextDocumentContentChangeWholeDocument(text=NEW)],
        )
    )
    after = await asyncio.wait_for(published.get(), 60)
    assert after.version == 2 and not after.diagnostics, after

    notebook, cell = (folder / "n.ipynb").as_uri(), "vscode-notebook-cell:/n.ipynb#1"
    client.notebook_document_did_open(
        types.DidOpenNotebookDocumentParams(
            notebook_document=types.NotebookDocument(
                uri=notebook,
                notebook_type="jupyter-notebook",
                version=1,
                cells=[types.NotebookCell(kind=types.NotebookCellKind.Code, document=cell)],
            ),
            cell_text_documents=[types.TextDocumentItem(uri=cell, language_id="python", version=7, text=OLD)],
        )
    )
    found = await asyncio.wait_for(published.get(), 60)
    assert (found.uri, found.version, len(found.diagnostics)) == (cell, 7, 2), found
    (all_safe,) = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=types.TextDocumentIdentifier(uri=cell),
            range=range_of(0, 0, 0, 0),
            context=types.CodeActionContext(diagnostics=[], only=["notebook.source.fixAll"]),
        )
    )
    (changed,) = all_safe.edit.document_changes
    assert (changed.text_document.uri, changed.text_document.version) == (cell, 7), changed
    assert applied(OLD, changed.edits) == NEW, applied(OLD, changed.edits)

    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    assert not errors, errors


def range_of(line, character, end_line, end_character):
    return types.Range(types.Position(line, character), types.Position(end_line, end_character))


def applied(text, edits):
    """The text after edits, whose columns count units of UTF-16."""
    lines = [line.encode("utf-16-le") for line in text.splitlines(keepends=True)]
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    units = b"".join(lines)
    at = lambda place: starts[place.line] + 2 * place.character
    for edit in sorted(edits, key=lambda edit: at(edit.range.start), reverse=True):
        new = edit.new_text.encode("utf-16-le")
        units = units[: at(edit.range.start)] + new + units[at(edit.range.end) :]
    return units.decode("utf-16-le")


asyncio.run(session(sys.argv[1], pathlib.Path(sys.argv[2]).resolve()))
print("as it should be")
