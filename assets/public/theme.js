// Before anything is painted: components/models/followed-settings.ts has written down which theme was chosen.
document.documentElement.style.colorScheme = localStorage.getItem('theme') ?? '';
