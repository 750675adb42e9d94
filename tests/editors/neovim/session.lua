-- What somebody does in Neovim with `sesstpl lsp`, through Neovim's own language client.
--
--   nvim --headless --clean -l session.lua          (0.8 and newer)
--   nvim --headless --clean -c "luafile session.lua"
--
-- `$SESSTPL` is the program. Says a line for each test and leaves with 1 if any failed.

local program = os.getenv("SESSTPL") or "sesstpl"
local folder = vim.fn.tempname()
vim.fn.mkdir(folder, "p")

local template = {
  "api_version: v1",
  "kind: taskTemplate",
  "metadata: {name: 🎉}",
  "spec:",
  "  kernel:",
  "    image: cr.backend.ai/stable/python:3.9-ubuntu20.04",
  "    environ: {A: 1} # kept",
}

local passed, failed = 0, 0

local function say(line)
  io.stdout:write(line, "\n")
end

local function expect(what, found, wanted)
  if not vim.deep_equal(found, wanted) then
    error(string.format("%s\n  expected %s\n  found    %s", what, vim.inspect(wanted), vim.inspect(found)), 0)
  end
end

-- Waits until `ready` gives something, for at most twenty seconds.
local function wait_for(what, ready)
  local answer
  local came = vim.wait(20000, function()
    answer = ready()
    return answer ~= nil
  end, 20)
  if not came then
    error("waited in vain for " .. what, 0)
  end
  return answer
end

-- A file of its own in a buffer of its own, with the server attached.
local function open(name, lines, options)
  local path = folder .. "/" .. name
  vim.fn.writefile(lines, path)
  vim.cmd("edit " .. vim.fn.fnameescape(path))
  vim.bo.filetype = "yaml"
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = "sesstpl",
    cmd = { program, "lsp" },
    root_dir = folder,
    init_options = options or vim.empty_dict(),
  })
  vim.lsp.buf_attach_client(buffer, client)
  wait_for("the server", function()
    local it = vim.lsp.get_client_by_id(client)
    return it and it.initialized and it or nil
  end)
  return buffer, client
end

local function errors(buffer)
  return vim.diagnostic.get(buffer, { severity = vim.diagnostic.severity.ERROR })
end

-- The first error of a buffer, once it is there.
local function error_of(buffer)
  return wait_for("an error", function()
    return errors(buffer)[1]
  end)
end

local function ask(buffer, method, params)
  local answers, reason = vim.lsp.buf_request_sync(buffer, method, params, 20000)
  if not answers then
    error(method .. ": " .. tostring(reason), 0)
  end
  local _, answer = next(answers)
  return answer and answer.result
end

local function at(line, character)
  return { textDocument = vim.lsp.util.make_text_document_params(), position = { line = line, character = character } }
end

local function lines_of(buffer)
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

local tests = {}

tests["a finding stands where it is, and goes when it is mended by hand"] = function()
  local buffer = open("finding.yaml", template)
  local found = error_of(buffer)
  expect("code", found.code, "save/not-text")
  expect("source", found.source, "sesstpl")
  expect("line", found.lnum, 6)
  expect("column", found.col, 17)
  vim.api.nvim_buf_set_lines(buffer, 6, 7, false, { "    environ: {A: '1'}" })
  wait_for("the finding to go", function()
    return #errors(buffer) == 0 or nil
  end)
end

tests["a finding is mended by its quick fix, and what surrounds it stays"] = function()
  local buffer, client = open("fix.yaml", template)
  error_of(buffer)
  local params = vim.lsp.util.make_given_range_params({ 7, 17 }, { 7, 18 })
  params.context = { diagnostics = {}, only = { "quickfix" } }
  local actions = ask(buffer, "textDocument/codeAction", params)
  expect("title", actions[1].title, "Put `1` in quotes")
  vim.lsp.util.apply_workspace_edit(actions[1].edit, vim.lsp.get_client_by_id(client).offset_encoding)
  expect("the line", lines_of(buffer)[7], "    environ: {A: '1'} # kept")
  expect("the line with an astral letter", lines_of(buffer)[3], "metadata: {name: 🎉}")
end

tests["a field is completed"] = function()
  local lines = vim.list_extend(vim.deepcopy(template), { "    ru" })
  local buffer = open("complete.yaml", lines)
  local items = ask(buffer, "textDocument/completion", at(7, 6))
  items = items.items or items
  expect("label", items[1].label, "run")
end

tests["a field is explained"] = function()
  local buffer = open("hover.yaml", template)
  local hover = ask(buffer, "textDocument/hover", at(5, 6))
  expect("a word of it", hover.contents.value:find("spec.kernel.image", 1, true) ~= nil, true)
end

tests["a document is outlined and folded"] = function()
  local buffer = open("outline.yaml", template)
  local document = { textDocument = vim.lsp.util.make_text_document_params() }
  local symbols = ask(buffer, "textDocument/documentSymbol", document)
  expect("first symbol", symbols[1].name, "api_version")
  local folds = ask(buffer, "textDocument/foldingRange", document)
  expect("first fold", { folds[1].startLine, folds[1].endLine }, { 3, 6 })
end

tests["a document is laid out"] = function()
  local lines = vim.deepcopy(template)
  lines[3] = "metadata:   {name:   🎉}"
  local buffer, client = open("layout.yaml", lines)
  local params = vim.lsp.util.make_formatting_params({})
  local edits = ask(buffer, "textDocument/formatting", params)
  vim.lsp.util.apply_text_edits(edits, buffer, vim.lsp.get_client_by_id(client).offset_encoding)
  expect("the text", lines_of(buffer), template)
end

tests["the release is the editor's choice"] = function()
  local lines = vim.list_extend(vim.deepcopy(template), { "    architecture: x86_64" })
  lines[7] = "    environ: {A: '1'}"
  local buffer = open("release.yaml", lines, { release = "20.9" })
  local found = error_of(buffer)
  expect("names the release", found.message:find("20.9", 1, true) ~= nil, true)
end

tests["a document that is something else is left alone"] = function()
  local buffer = open("compose.yaml", { "services: {web: {image: nginx}}" })
  local symbols = ask(buffer, "textDocument/codeAction", vim.tbl_extend("force",
    vim.lsp.util.make_given_range_params({ 1, 0 }, { 1, 5 }), { context = { diagnostics = {} } }))
  expect("actions", symbols == nil or vim.tbl_isempty(symbols), true)
  expect("findings", #vim.diagnostic.get(buffer), 0)
end

local names = vim.tbl_keys(tests)
table.sort(names)
for _, name in ipairs(names) do
  local ok, reason = pcall(tests[name])
  for _, client in pairs(vim.lsp.get_active_clients()) do
    client.stop()
  end
  vim.wait(20000, function()
    return #vim.lsp.get_active_clients() == 0
  end, 20)
  if ok then
    passed = passed + 1
    say("ok   " .. name)
  else
    failed = failed + 1
    say("FAIL " .. name .. "\n" .. tostring(reason))
  end
end
say(string.format("%d passed, %d failed", passed, failed))
vim.fn.delete(folder, "rf")
vim.cmd(failed == 0 and passed > 0 and "qall!" or "cquit")
