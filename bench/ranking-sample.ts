/** A small made-up forum, and questions that each have one right thread in it, in other words than its own. */
type SampleThread = readonly [title: string, body: string, answer: string];

export const sampleForum: readonly SampleThread[] = [
  [
    'Router drops the wifi every evening',
    'Around eight the wireless goes away for ten minutes and then comes back.',
    'Change the channel to 1 or 11: all neighbours are on 6 at that time.',
  ],
  [
    'Cannot reach the settings page of my router',
    'The browser says that 192.168.1.1 took too long to respond.',
    'Your modem uses the same address. Give the router another one.',
  ],
  [
    'Printer prints blank pages after changing the cartridge',
    'The new ink is in, yet nothing is on the paper.',
    'Take the orange tape off the nozzle, then run a head cleaning.',
  ],
  [
    'Printer shows offline although it is on',
    'It worked on Monday. The computer says offline.',
    'The printer got a new address. Remove it and add it again.',
  ],
  [
    'Paper jam but there is no paper inside',
    'The message stays after I opened every door.',
    'A torn corner sits under the rear roller; take the duplexer out.',
  ],
  [
    'Scans are far too large for e-mail',
    'One page has 20 megabytes.',
    'Set the resolution to 150 dots and the type to PDF.',
  ],
  [
    'Recover a document I deleted yesterday',
    'I emptied the folder and saved nothing.',
    'Open the trash on the web page; it keeps files for thirty days.',
  ],
  [
    'Share a folder with somebody without an account',
    'My client does not want to register.',
    'Create a public link and set an expiry date for it.',
  ],
  [
    'Calendar shows events one hour late',
    'Since the clocks changed all meetings are wrong.',
    'The time zone of the account differs from that of the phone.',
  ],
  [
    'Import contacts from a CSV file',
    'The names end up in the wrong column.',
    'Rename the header row to First Name and Last Name before you import.',
  ],
  [
    'Forward all mail to another address',
    'I am leaving this provider.',
    'Under forwarding add the address, and confirm the code they send there.',
  ],
  [
    'Undo a message that I just sent',
    'I sent it to the wrong person.',
    'Within thirty seconds press undo at the bottom; later there is no way.',
  ],
  [
    'Archived mail does not show up in the search',
    'I only find what is in the inbox.',
    'Search in all mail instead of the inbox.',
  ],
  [
    'Attachment is blocked for security reasons',
    'I want to send a zip file with a program.',
    'Upload it to the drive and send the link.',
  ],
  [
    'Signature appears twice in replies',
    'Once on top and once below the quoted text.',
    'The phone adds its own; clear it in the app.',
  ],
  [
    'Dishwasher leaves white spots on glasses',
    'Everything is cloudy after a wash.',
    'Refill the salt and raise the water hardness level.',
  ],
  [
    'Dishwasher does not drain and beeps',
    'There is water in the bottom at the end.',
    'Clean the filter, then look whether the hose is bent.',
  ],
  [
    'Washing machine door stays locked',
    'The programme is over but it will not open.',
    'Run a spin; the lock waits until the water is gone.',
  ],
  [
    'Washing machine walks across the floor',
    'It shakes at high speed.',
    'Remove the transport bolts and level the feet.',
  ],
  [
    'Fridge is too cold and freezes lettuce',
    'Level two of five already.',
    'The sensor behind the panel is iced over; switch it off overnight.',
  ],
  [
    'Oven clock flashes after a power cut',
    'I cannot start baking.',
    'Set the time first: hold the clock key for three seconds.',
  ],
  [
    'Coffee machine asks to descale all the time',
    'I did it last week.',
    'The programme must run to the end, with both tanks of clear water.',
  ],
  [
    'Vacuum robot gets stuck under the sofa',
    'It cannot come out by itself.',
    'Draw a no-go zone in the map of the app.',
  ],
  [
    'Vacuum robot does not find its dock',
    'It stops in the middle of the room with an empty battery.',
    'Clean the contacts and leave a metre free on both sides.',
  ],
  [
    'Thermostat shows the wrong temperature',
    'It reads three degrees too much.',
    'It hangs over a warm pipe. Enter an offset in the installer menu.',
  ],
  [
    'Heating stays cold in one room',
    'All others are warm.',
    'The pin of the valve is stuck; pull it with pliers, gently.',
  ],
  [
    'Doorbell camera records nothing at night',
    'By day every visitor is there.',
    'Turn on infrared, and lower the motion threshold.',
  ],
  [
    'Smart bulbs flicker when dimmed',
    'Below thirty per cent they blink.',
    'A wall dimmer and smart bulbs do not go together; replace it by a switch.',
  ],
  [
    'Speaker lost its pairing with the television',
    'The sound comes from the set again.',
    'Delete it from the Bluetooth list on both sides and pair anew.',
  ],
  [
    'Headphones connect but play no sound',
    'They appear in the list as connected.',
    'Choose them as the output; calls and music are two devices.',
  ],
  [
    'One earbud is silent',
    'The left one is dead since the update.',
    'Put both in the case and hold the button for fifteen seconds.',
  ],
  [
    'Phone does not charge with the cable',
    'It charges without wires.',
    'There is lint in the port. Pick it out with a wooden stick.',
  ],
  [
    'Battery drains overnight',
    'Thirty per cent gone by morning.',
    'Look in the battery list for an app that runs in the background.',
  ],
  [
    'Storage is full although I deleted photos',
    'The phone still says no space.',
    'Empty the album of recently deleted pictures.',
  ],
  [
    'Move my messages to a new phone',
    'I do not want to lose the chats.',
    'Make a backup in the settings and restore it during the set-up.',
  ],
  [
    'Alarm did not ring this morning',
    'Silent mode was off.',
    'Focus mode mutes it in some versions; allow the clock app.',
  ],
  [
    'Screen rotates by itself in bed',
    'I want to read lying down.',
    'Lock the orientation in the quick settings.',
  ],
  [
    'Cancel the subscription before it renews',
    'There is no button in the app.',
    'You bought it through the store, so cancel it there.',
  ],
  [
    'Refund for a double charge',
    'My card was billed two times on one day.',
    'One of them is a reservation and disappears after a week.',
  ],
  [
    'Change the delivery address of an order',
    'I moved last week.',
    'Only until it is packed: open the order and press edit.',
  ],
  [
    'Parcel is marked as delivered but not here',
    'The neighbours do not have it.',
    'Wait one day, then open a search request with the number.',
  ],
  [
    'Two-factor code does not arrive',
    'I wait for minutes and nothing comes.',
    'Use the backup codes, then switch from text messages to an app.',
  ],
  [
    'Locked out after too many passwords',
    'It tells me to try later.',
    'The lock ends after an hour; a reset of the password ends it at once.',
  ],
  [
    'Spreadsheet shows ##### instead of numbers',
    'The column is full of signs.',
    'The column is too narrow. Double-click its edge.',
  ],
  [
    'Sort a list without mixing up the rows',
    'After sorting, names and prices did not match.',
    'Mark all columns before you sort, or turn it into a table.',
  ],
];

/** What is asked, and the place of the thread that answers it. */
export const sampleQuestions: readonly (readonly [question: string, right: number])[] = [
  ['Wireless disconnects at night', 0],
  ['How do I log in to the router’s admin page?', 1],
  ['New ink cartridge installed but sheets come out empty', 2],
  ['Why does my PC say the printer is not connected?', 3],
  ['Restore a file I removed by mistake', 6],
  ['Send a link to a folder to people outside my company', 7],
  ['Meetings are shifted by an hour', 8],
  ['Redirect incoming e-mails to my new mailbox', 10],
  ['Recall a mail after sending', 11],
  ['Find an e-mail that I archived', 12],
  ['Glasses come out cloudy', 15],
  ['Water remains in the dishwasher', 16],
  ['Washer will not open after the cycle', 17],
  ['Robot cannot return to its charging station', 23],
  ['Lamps blink at low brightness', 27],
  ['No audio from Bluetooth headphones', 29],
  ['Left earphone stopped working', 30],
  ['Phone loses charge while I sleep', 32],
  ['Free space after deleting pictures', 33],
  ['Transfer chats to another phone', 34],
  ['I was billed twice', 38],
  ['Verification text message never comes', 41],
  ['Too many login attempts', 42],
  ['Cells display hash signs', 43],
];
