import { englishMessage } from '@/components/english';
import { setMessageSource } from '@/components/i18n';

setMessageSource(englishMessage);
