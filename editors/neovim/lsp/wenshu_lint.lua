-- 公文校对的语言服务器。Neovim 0.11 起，放进 runtimepath 的 lsp/ 文件夹即可用。

---@type vim.lsp.Config
return {
  cmd = { 'wenshu-lint', 'server' },
  filetypes = { 'text', 'markdown' },
  root_markers = { 'wenshu-lint.toml', 'pyproject.toml', '.git' },
  -- 各项见 docs/editors.md；例如 { profile = '通知', ignore = { 'wording' } }
}
