import { describeFavoritesPrograms } from './favorites-programs.ts';

describeFavoritesPrograms(15);
