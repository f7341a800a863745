"""Checks drafts again at each save, and shows on a local page where to look in Word or WPS."""
