import sharp from 'sharp';
import { eachFile } from '../made';
import { answer, read } from './answer';

/** What one writes first: a chain a file, sharp's own settings. */
answer({
  make: (photo) => {
    const original = read(photo);
    return eachFile((format, widthPx) => sharp(original).autoOrient().resize(widthPx).toFormat(format).toBuffer());
  },
});
