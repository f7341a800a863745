-- Drives the server from Neovim as a user would, and prints what the user would see, as one line of JSON.

local draft = assert(arg[1])
local seen = {}

local function wait(what, ready)
  assert(vim.wait(60000, ready, 20), 'waited in vain for ' .. what)
end

local function codes()
  local found = vim.tbl_map(function(one)
    return one.code
  end, vim.diagnostic.get(0))
  table.sort(found)
  return found
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

vim.cmd.edit(vim.fn.fnameescape(draft))
wait('the client', function()
  return #vim.lsp.get_clients({ bufnr = 0, name = 'wenshu_lint' }) == 1
end)
local client = vim.lsp.get_clients({ bufnr = 0, name = 'wenshu_lint' })[1]
seen.encoding = client.offset_encoding
wait('findings', function()
  return #codes() > 0
end)
seen.opened = codes()

vim.cmd('WenshuList')
seen.listed = #vim.fn.getloclist(0)
vim.cmd('lclose')

vim.api.nvim_win_set_cursor(0, { 4, 0 })
local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
local hover = assert(client:request_sync('textDocument/hover', params, 60000, 0))
seen.hover = hover.result.contents.value

local place = { textDocument = vim.lsp.util.make_text_document_params(0) }
local outline = assert(client:request_sync('textDocument/documentSymbol', place, 60000, 0))
seen.outline = vim.tbl_map(function(one)
  return one.name
end, outline.result)

vim.api.nvim_buf_set_text(0, 3, 0, 3, #'四', { '二' })
wait('the finding to go', function()
  return not vim.tbl_contains(codes(), 'numbering/gap')
end)
seen.typed = codes()

local before = vim.api.nvim_buf_get_lines(0, 0, -1, false)
vim.cmd('WenshuFixAll')
wait('the fixes', function()
  return not text():find(',', 1, true)
end)
seen.fixed = text()

vim.api.nvim_buf_set_lines(0, 0, -1, false, before)
vim.lsp.buf.format({ async = false, timeout_ms = 60000 })
seen.formatted = text()

client:stop()
wait('the end', function()
  return client:is_stopped()
end)
io.stdout:write(vim.json.encode(seen), '\n')
vim.cmd('qall!')
