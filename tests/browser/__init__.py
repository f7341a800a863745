"""What a person sees in a browser: a real Chromium is started and driven."""
