// Fills in the reader's time zone, which only the browser knows. Without it the instance's own zone is the start.
for (const field of document.querySelectorAll("input[name=zone]")) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || field.value;
}
