/**
 * Two answers as people write them in support communities, and how what they recommend relates:
 * - `same`: both recommend the same decisive fix, perhaps among other things and in other words;
 * - `different`: both are about the same problem and recommend different fixes, which could both be tried;
 * - `opposite`: one recommends what the other advises against, or the reverse action on the same thing;
 * - `unrelated`: they are about different problems.
 */
export type AnswerPair = {
  label: 'same' | 'different' | 'opposite' | 'unrelated';
  one: string;
  other: string;
};

/** Pairs labelled by reading them, without any program's verdict, in a mixed order. The makers of devices, the shops and their products are invented. */
export const answerPairs: readonly AnswerPair[] = [
  {
    label: 'unrelated',
    one: 'Your filter is clogged. Twist it out from under the spray arm.',
    other: "There's a filter active in the sheet. Remove it and the rows come back.",
  },
  {
    label: 'different',
    one: 'Clean the spray arms. The holes get clogged with seeds and glass bits.',
    other: 'Use more salt. White film on the glasses means the softener ran empty.',
  },
  {
    label: 'same',
    one: 'Merge the two accounts: Support does that if you write from the older address.',
    other:
      'I had two Nimbus accounts too, purchases on one and devices on the other. Wrote to their support with my old e-mail address and they joined both accounts together within a day.',
  },
  {
    label: 'same',
    one: 'Disable the ad blocker for that site. Their checkout loads the payment frame from a domain that most lists block.',
    other:
      'Same here, the "Pay now" button did nothing. I turned my content blocker off on the page, reloaded, and it went through.',
  },
  {
    label: 'opposite',
    one: "As long as the warranty's running let it auto-update the dashcam.",
    other:
      'Warranty or not, auto-update should be disabled on the dashcam, it updates while parked and drains the car battery.',
  },
  {
    label: 'opposite',
    one: "Keep the cat flap's magnet lock on at night so that it learns the curfew.",
    other:
      "With the magnet lock activated the flap's motor stalls at night. Deactivate the lock and use the curfew in the app.",
  },
  {
    label: 'same',
    one: 'Never use the front USB ports for the dongle.',
    other:
      'Plug the dongle in one of the USB ports at the back. In front it loses the headset every few minutes.',
  },
  {
    label: 'same',
    one: 'You should whitelist their sender address, the confirmation mails land in spam.',
    other:
      'Hello, I also did wait for the mail. It was in junk folder. Mark it as not spam and put noreply@parcelo.example to your safe senders, next ones arrive in the inbox.',
  },
  {
    label: 'unrelated',
    one: 'Cut the cable clean and re-crimp the plug, pair order is orange first.',
    other: 'Your derailleur cable is frayed inside the shifter. Replace it before it snaps.',
  },
  {
    label: 'same',
    one: 'Clear the app\'s cache: Settings > Apps > Parcelo > Storage > Clear cache. Don\'t pick "Clear data" or you will need to sign in again.',
    other:
      'For me it was enough to wipe the cached files of the Parcelo app. Phone settings, apps, storage. Tracking page loads again.',
  },
  {
    label: 'opposite',
    one: "Make sure UPnP is enabled, else you'll have strict NAT.",
    other:
      "Turn UPnP off and leave it off. It's a security hole and it's what messes up your NAT when two consoles ask for the same port.",
  },
  {
    label: 'opposite',
    one: 'Leave image stabilisation on when the camera is on the tripod; newer bodies detect it.',
    other: 'On a tripod you must switch off the stabiliser. My night shots were all smeared until I did.',
  },
  {
    label: 'unrelated',
    one: 'Update the firmware of the lock, then the auto-relock works.',
    other: "Update your delivery address before noon, later they've already printed the label.",
  },
  {
    label: 'same',
    one: "Unsubscribe via the web site, not in the app. In the app there's no button.",
    other:
      "You can't cancel it from the phone. Log in on a computer, Account > Plan > Cancel. I got a confirmation mail two minutes later.",
  },
  {
    label: 'same',
    one: 'Turn on "Show hidden columns"? No - the rows are filtered. Clear the filter from the Data menu.',
    other:
      "Your rows aren't gone, there's a filter active (look at the row numbers, they're blue). Data > Remove filter.",
  },
  {
    label: 'unrelated',
    one: "Don't use the sport mode in town, the range drops by a third.",
    other: "Don't use `SELECT *` in the view, adding a column breaks it.",
  },
  {
    label: 'opposite',
    one: "If you're on version 3 you can enable the new sync engine without fear. I waited for months because of the horror stories, then switched it on with a backup at hand. 48,000 files, three machines, one of them a laptop that's asleep most of the time. It took the first night to build its index and since then changes turn up in seconds where they took minutes. Settings > Labs > New engine > On. The conflicts you see at the moment are caused by the old engine's clock comparison and they'll stop.",
    other:
      'On 3.x keep the new sync engine off, please. I know it\'s tempting. We turned it on in our office (version 3.2, six people) and within a week had 700 files called "conflicted copy" and two folders simply missing. Support\'s answer: "Labs features come without warranty". Settings > Labs > New engine > Off, then restart the client on all machines.',
  },
  {
    label: 'opposite',
    one: "Turn the heating down when you're away for the day, saves a fortune.",
    other:
      "If you've underfloor heating, don't turn it down for a day. Leave the setpoint alone; heating back up costs you as much as you've saved.",
  },
  {
    label: 'different',
    one: 'Create an index on the timestamp column.',
    other: "Run `VACUUM ANALYZE` on it. The planner's statistics were totally stale in our case.",
  },
  {
    label: 'same',
    one: 'Turn the volume limiter off. Settings > Sound > Hearing protection.',
    other:
      "I had that as well on my Tideline buds, everything too quiet. There's a hearing protection option in the sound menu which caps the loudness; once deactivated they were loud enough for the train.",
  },
  {
    label: 'opposite',
    one: 'Enable gzip for images as well, every byte counts.',
    other:
      "Images are compressed already. Turn gzip off for them, you're only burning CPU and that's your load spike.",
  },
  {
    label: 'same',
    one: "Set the locale to UK English in the spreadsheet's settings, then your dates won't flip.",
    other:
      'Day and month get swapped because the file is on American locale. File > Settings > Locale, take United Kingdom.',
  },
  {
    label: 'different',
    one: 'Increase the shutter speed to 1/250 at least. Your kid is moving.',
    other:
      "Decrease the aperture a bit: f/4 rather than f/1.8, the depth of field is razor thin and that's why the face is soft.",
  },
  {
    label: 'same',
    one: "Remove the phone from the car's bluetooth list AND the car from the phone's list, then pair afresh.",
    other:
      "What worked: forget the pairing on both sides and connect again from zero. Only deleting it on the phone wasn't enough in my case.",
  },
  {
    label: 'different',
    one: 'Add more RAM to the machine; the IDE needs 8 GB with a project like that.',
    other:
      'Exclude the build folder from indexing. Mark it as "excluded" in the project view. My fans went silent.',
  },
  {
    label: 'different',
    one: 'Turn the aquarium light down to six hours, algae love eight.',
    other: "Feed less. Every other day is enough and there'll be less for the algae to eat.",
  },
  {
    label: 'different',
    one: 'Raise the nozzle temperature by 5 degrees.',
    other:
      "Lower the print speed to 40. Under-extrusion on that hotend is about flow, it can't melt as quickly as you push.",
  },
  {
    label: 'unrelated',
    one: `1. Open the mail app
2. Rebuild the index
3. Wait`,
    other: `1. Open the battery cover
2. Take out both cells
3. Press the reset pin of the thermostat`,
  },
  {
    label: 'different',
    one: 'Enable location for the app. Without it, Bluetooth scanning finds nothing.',
    other: 'Disable battery saver while you pair. It blocks the scan in the background.',
  },
  {
    label: 'same',
    one: 'Replace the flapper. It costs nearly nothing and a worn one is why the toilet runs all night.',
    other:
      "Put some food colouring in the cistern. If it shows up in the bowl without flushing, you need a new flapper. That was it in our house; I'd adjusted the float five times before.",
  },
  {
    label: 'different',
    one: 'Log in on the website and update your card there.',
    other: 'Remove the card and add it again in the app. The expiry date got stored wrong for me.',
  },
  {
    label: 'same',
    one: 'Descale it. The blinking orange light on the Brewster Uno means it wants descaling, even if the manual calls it "maintenance".',
    other:
      'Hello! I had same problem with my machine, the orange light was blinking and coffee came only in drops. I runned a descaling cycle with citric acid, two times, and now is good.',
  },
  {
    label: 'same',
    one: 'Verify the game files. Library > right click > Properties > Verify.',
    other:
      'lol same crash on the second boss. let the launcher check the integrity of the game files, it found 2 broken ones, redownloaded, fixed',
  },
  {
    label: 'different',
    one: 'I would try to change the channel on the router, 1 or 11 rather than 6.',
    other:
      'I would try changing the router itself. That model overheats, mine did drop Wi-Fi each evening, and after the swap never again.',
  },
  {
    label: 'opposite',
    one: 'Leave the battery plugged in all the time, the electronics take care of it.',
    other: "Don't keep it plugged in permanently. I unplug at 80 % and so should you.",
  },
  {
    label: 'unrelated',
    one: 'Restart the router, the Wi-Fi light should turn green.',
    other: "Restart the IDE after you've changed the SDK path.",
  },
  {
    label: 'different',
    one: 'Disable fast startup. Windows never really shuts down with it and the disk stays locked.',
    other: 'Run a disk check from the recovery console. Mine had a dirty flag and mounted read-only.',
  },
  {
    label: 'different',
    one: `> I've tried everything

Not quite everything :) Open the spreadsheet's File menu, go to Make a copy, and try with the copy. There's a kind of rot which settles in sheets that have been edited by many people over years, with thousands of leftover formatting rules. A copy drops the history. My 40 s load went to 6. If it doesn't get better you've at least a backup.`,
    other:
      "It's the volatile functions. Each NOW(), RAND(), OFFSET() and INDIRECT() in there is worked out anew on every keystroke, along with all that hangs on it. We had 1,100 of OFFSET in the budget sheet. I changed them to INDEX, which isn't volatile, and the thing became usable again. Search for the names with Ctrl+H and look at how many hits you get.",
  },
  {
    label: 'different',
    one: 'Clean the laundry drawer... sorry, the *rinse aid* compartment. It had a sticky flap which dosed all at once, hence the foam.',
    other:
      "You're using washing-up liquid?? Only dishwasher detergent. Run two empty rinse programs to get the foam out.",
  },
  {
    label: 'same',
    one: "Change your DNS to another resolver. Your ISP's one is having a bad week.",
    other: `> only some sites don't open

That smells like DNS. I set a public resolver in the router instead of the provider's, all the sites open again.`,
  },
  {
    label: 'different',
    one: 'Ask for the code by voice call.',
    other: 'Use an authenticator app in place of text messages. Security > Two-step > Add app.',
  },
  {
    label: 'different',
    one: 'Either you lower the bitrate or you lower the resolution. I lowered the bitrate to 6000 and my stream was stable.',
    other: "Use the hardware encoder. x264 on that CPU can't keep up, whichever bitrate.",
  },
  {
    label: 'unrelated',
    one: 'Free up space on the card, format it in the camera.',
    other: 'Format the cell as currency. Ctrl+1.',
  },
  {
    label: 'different',
    one: `Hi Jonas,

You can ask the neighbour delivery to be excluded: My account > Delivery preferences > No neighbours.`,
    other: 'Get a parcel locker. Redirect your deliveries there, then nobody can sign for you.',
  },
  {
    label: 'different',
    one: "Wait. The tracking doesn't update between the sorting centre and the van, mine arrived the next day.",
    other: 'Call the depot with the tracking number, they had it lying there because the label was torn.',
  },
  {
    label: 'same',
    one: "It's the key fob battery. CR2032, two quid from any supermarket.",
    other:
      'Replace the coin cell in your remote. My Ferrowatt E3 showed exactly this "key not detected" for weeks before the battery died for good.',
  },
  {
    label: 'unrelated',
    one: "Change the channel on the baby monitor, it's picking up the neighbour's.",
    other: 'Unsubscribe from the channel, then the notifications are history.',
  },
  {
    label: 'same',
    one: 'Turn off battery optimisation for the messenger.',
    other:
      'Notifications come late because the phone puts the app to sleep. In the battery settings exempt the messenger from optimization ("Unrestricted").',
  },
  {
    label: 'same',
    one: 'Pull out the extension cord, plug the heater directly into the wall.',
    other:
      "Ferrowatt heaters trip when they're run from a power strip. Connect yours to a wall socket without anything between. Mine runs since then.",
  },
  {
    label: 'opposite',
    one: "Turn autovacuum off during business hours, it's killing your I/O.",
    other: `> should I disable autovacuum?

No no no. Leave autovacuum enabled, even make it more aggressive. Tables bloat horribly without it.`,
  },
  {
    label: 'different',
    one: 'Unplug the coffee machine for a minute. Sensor glitch, mine comes back from that every time.',
    other:
      "Empty and dry the drip tray. There's a contact at the back which thinks the tray is full when it's wet. Took me months to find out!",
  },
  {
    label: 'different',
    one: `Use the \`--legacy-peer-deps\` flag. 

npm install --legacy-peer-deps`,
    other: 'Bump the plugin to 5.x, it accepts the new peer version. Then a plain install works.',
  },
  {
    label: 'same',
    one: 'Reinstall the printer driver. Remove the old one completely first.',
    other:
      'Good evening. I uninstalled the driver of the Brewster and installed it again from the vendor site, since then scanning works. The cable was not at fault.',
  },
  {
    label: 'different',
    one: 'Remove the old toner and shake it.',
    other: "Remove the old driver, it sends the page in a format which the printer doesn't know.",
  },
  {
    label: 'same',
    one: 'Lower the water temperature to 88. Bitter = too hot with that roast.',
    other:
      'I had bitter shots until I brought the temp down from 94 to 89 in the settings of the Brewster Duo. Grind unchanged.',
  },
  {
    label: 'same',
    one: 'Set the time on your phone to automatic. The authenticator codes are refused because your clock is 2 min off.',
    other:
      'Hi Marta, check your clock! One-time codes depend on the exact time. I switched on automatic date & time in settings and my codes were accepted again.',
  },
  {
    label: 'unrelated',
    one: 'Change the router bit; a dull one burns the oak.',
    other: "Change the router's admin password, it's still on the default.",
  },
  {
    label: 'same',
    one: 'Delete the print queue, then try again. There is a stuck job blocking the rest.',
    other:
      'Tried new ink, tried another cable, did nothing. Then I opened the queue window, removed every job in there and the Brewster printed straight away.',
  },
  {
    label: 'opposite',
    one: 'Update to 4.2, it fixes the bridge drop-outs.',
    other: "Whatever you do, don't update to 4.2. Stay where you are until they release 4.3.",
  },
  {
    label: 'unrelated',
    one: "Pair the headphones from the phone's Bluetooth menu and not from the app.",
    other: "Index the table by the pair (user_id, day), the report's fast then.",
  },
  {
    label: 'unrelated',
    one: "My cat learned the flap only after I'd taped the door open for three days. Treats on both sides!",
    other: "`cat` isn't the tool for that, use `tail -f`. Otherwise it'll stop at the end of the file.",
  },
  {
    label: 'different',
    one: "Take the back wheel out and re-seat it, it's crooked in the dropouts.",
    other: 'True the wheel. It wobbles 3 mm, of course it touches the pad.',
  },
  {
    label: 'same',
    one: "Try a private window. If that works, delete the cookies for the bank's domain.",
    other:
      'Their login loops when an old cookie is lying around. Clear the cookies for that site only (padlock icon > Cookies > Remove) and sign in again.',
  },
  {
    label: 'unrelated',
    one: "Hi there, long post, sorry. I had the dripping under the sink for weeks and I took everything apart twice. First I thought of the trap, changed the washers, put it together again, still wet in the morning. Then I put kitchen paper under every joint and went to bed. In the morning only the one below the tap's hose was wet. It's the flexible hose, they get hair cracks near the crimp. A new pair is about 9 euro. Turn the water off first, don't ask.",
    other:
      "Hi there, long post, sorry. I had the dropping connection for weeks and took the config apart twice. First I thought of the pool size, changed it, still errors in the morning. Then I logged every checkout and went to bed. In the morning only the reporting job had leaked. It opened a connection per row and never gave it back. We put a `with` block round it. Test it on a copy first, don't ask.",
  },
  {
    label: 'opposite',
    one: 'Let the engine warm up for five minutes before you drive.',
    other:
      'Do not idle it to warm up. Drive off gently right away, modern engines get warm quicker and idling is what fouled your plugs.',
  },
  {
    label: 'unrelated',
    one: `> My save is gone after the patch

Look in the cloud saves, there should be a conflict copy. Choose the older date.`,
    other: `> My tap still drips after the patch

You can't patch it, the ceramic cartridge is worn. 12 quid and ten minutes.`,
  },
  {
    label: 'unrelated',
    one: "Sign out of the console on the other profile, two can't play the same copy at once.",
    other: 'Sign the delivery note with "subject to inspection" if the driver won\'t wait.',
  },
  {
    label: 'opposite',
    one: "Turn game mode on. That's how you get the lag down on a Lumenhome TV.",
    other:
      'Funny, with my Lumenhome the lag was worse in game mode. Switch that off and use the PC input label.',
  },
  {
    label: 'same',
    one: "Use 2.4 GHz. The plug can't see 5 GHz networks.",
    other:
      "Lumenhome plugs do not support 5 GHz. Split the bands on the router, put your phone on the 2.4 one during set-up and it'll be found.",
  },
  {
    label: 'unrelated',
    one: "Enable two-factor in the account's security tab.",
    other: 'Enable cruise control only above 30 km/h, below that it just ignores you.',
  },
  {
    label: 'opposite',
    one: 'Tighten the spoke on the side it leans to.',
    other: 'On the side it leans to you have to loosen the spoke, not tighten it.',
  },
  {
    label: 'opposite',
    one: 'Open the lockshield a full turn more on that radiator.',
    other: 'You need to close the lockshield on that one, by about one turn. It takes all the flow.',
  },
  {
    label: 'different',
    one: 'Restart the phone.',
    other: "Restart the router, the phone isn't to blame.",
  },
  {
    label: 'opposite',
    one: 'Use the fast charger, nothing bad about it.',
    other: "I'd avoid the fast charger with that watch; it gets hot and stops at 60 %.",
  },
  {
    label: 'opposite',
    one: "Allow macros for that file, it's an internal sheet after all.",
    other:
      'Never enable macros in a file that was mailed to you, internal or not. Keep them blocked and ask for the values only.',
  },
  {
    label: 'unrelated',
    one: "Add the bank's payee by IBAN and not by phone number.",
    other: 'Add a teaspoon of bicarbonate to the fish tank? Please not without testing KH first.',
  },
  {
    label: 'different',
    one: 'Trim the wick... I mean the probe cable: shorten it, a long cable gives wrong moisture readings.',
    other: 'Calibrate the probe in a glass of water (100) and in the air (0). Sproutly > Sensor > Calibrate.',
  },
  {
    label: 'same',
    one: 'Stop watering so much, the sensor\'s "dry" alarm is calibrated for succulents in that profile. Change the plant profile to fern.',
    other:
      'In the Sproutly app you can pick which plant the probe sits in. Mine was set to the wrong species. I selected fern and the false alarms ended.',
  },
  {
    label: 'same',
    one: 'Contact your card issuer and ask them to lift the block on foreign payments.',
    other:
      "It isn't Parcelo that refuses it. My bank had payments abroad blocked, one call and they unblocked it, next attempt succeeded.",
  },
  {
    label: 'different',
    one: "Replace the wax cartridge in the mixer valve, then the shower won't go cold anymore.",
    other:
      'Swap the hot water diverter valve in the boiler. When it sticks, the heating steals your hot water.',
  },
  {
    label: 'opposite',
    one: 'Sleep is fine. Set it to sleep after 10 minutes, the NAS wakes on access.',
    other:
      'Turn disk sleep off on the NAS. The constant spinning up and down is what kills the drives and gives you the timeouts.',
  },
  {
    label: 'different',
    one: 'Reduce the batch size.',
    other:
      "Close the result set in a finally block, that's where your memory goes. With any batch size it'd leak.",
  },
  {
    label: 'different',
    one: 'Turn the Wi-Fi off and on again.',
    other: 'Forget the network and join it again with the password.',
  },
  {
    label: 'same',
    one: "You need to rebuild the mailbox: Mailbox menu > Rebuild. It'll take a while if you've lots of mail.",
    other:
      'Right-click the account, choose Rebuild. Search results came back for me after about 20 min. I had also restarted the computer before, which changed nothing.',
  },
  {
    label: 'same',
    one: "Don't leave Bluetooth on overnight, it's what empties the battery.",
    other: 'Switch Bluetooth off before going to bed. I lose 2 % now where I lost 20.',
  },
  {
    label: 'unrelated',
    one: 'Rotate the tyres every 10 000 km, the fronts wear quicker.',
    other: 'Rotate the log files weekly, /var was full.',
  },
  {
    label: 'same',
    one: 'Ask them to resend the code by voice call instead of text. Worked the first time.',
    other:
      'The texts never arrive on my carrier either. On the code screen tap "Call me instead", a robot reads the six digits out to you.',
  },
  {
    label: 'different',
    one: 'Disable autocorrect for that language only.',
    other: "Delete the learned words: Keyboard > Dictionary > Reset. It'd learned my typos.",
  },
  {
    label: 'same',
    one: "Reset the network settings. (Settings > General > Reset > Network.) You'll lose your saved Wi-Fi passwords but nothing else.",
    other:
      'Tried airplane mode, tried a new SIM, both useless. Resetting network settings finally gave me 4G back.',
  },
  {
    label: 'different',
    one: 'Uninstall the toolbar extension. It hijacks your start page.',
    other:
      "Reset the browser's settings to default. It's at the very bottom of the settings page. Keeps your bookmarks.",
  },
  {
    label: 'unrelated',
    one: 'Calibrate the compass by waving the phone in a figure eight.',
    other: 'Calibrate the scale with a 100 g weight, hold T until it shows CAL.',
  },
  {
    label: 'different',
    one: 'Switch it off, count to thirty, switch it on. The hub needs that after a power cut.',
    other:
      "Re-run discovery in the app (Devices > + > Search). It kept its pairing, but the app hadn't noticed.",
  },
  {
    label: 'unrelated',
    one: 'Set `wal_level` to logical and restart the server.',
    other: "Set the white balance to shade, skin won't look so blue.",
  },
  {
    label: 'different',
    one: "I've been through this with two Lumenhome hubs now, so let me write down what I know. The hub drops its sensors when the Zigbee channel overlaps with the Wi-Fi. By default both sit around channel 6 and 11 and you'll never notice until the neighbours get a mesh system. Go to Hub > Advanced > Radio > Channel and take 25. Yes, all sensors have to be re-joined, it's tedious; I needed an evening with 31 devices. Since then not a single \"unavailable\" in the log, and I've looked every day for two months, since I don't trust the thing anymore.",
    other: `Hi,

before you change anything on the radio: how many mains-powered devices do you have? Battery sensors don't pass messages on. If there's just the hub and twenty window contacts, the ones at the far end have nobody to talk to. Put two or three plugs between the hub and the back of the house; every plug acts as a repeater. In our place (three floors, thick walls) it was a matter of a single plug in the stairwell. Wait a night, the sensors look for a better parent by themselves.`,
  },
  {
    label: 'different',
    one: 'Bleed all radiators, starting from the ground floor.',
    other:
      'Balance the radiators: close the lockshields a bit on the ones next to the boiler, so the far ones get their share.',
  },
  {
    label: 'opposite',
    one: "Hello everyone! I'm a heating engineer, so a word on this from the trade. The weather compensation should be on. People switch it off because the radiators feel lukewarm, but lukewarm all day is how a condensing boiler saves gas. Give it a week, adjust the curve by 0.1 at a time, and leave the room thermostat alone. The short cycling that you describe (on for two minutes, off for five) is typical of a boiler that's run at a fixed 70 degrees.",
    other:
      "I'd say the opposite from experience: with an old house and small radiators, forget weather compensation. Ours did nothing but cycle, and the bedrooms never got over 17. The fitter came twice to change the curve. In the end I disabled it myself in the installer menu, put the flow to a fixed 60, and both the cycling and the cold rooms are history.",
  },
  {
    label: 'same',
    one: 'Your upload limit is set by the proxy, not by the app. Put `client_max_body_size 50m;` in the server block.',
    other:
      '413 comes from the web server in front. Bump client_max_body_size (I took 100m) and reload the config. I first changed the limits in the app for two hours, with no effect at all.',
  },
  {
    label: 'different',
    one: "Open the settings as administrator, then the toggle isn't grey.",
    other:
      'A group policy greys it out. Delete the policy key in the registry under Policies > Nimbus and log in anew.',
  },
  {
    label: 'same',
    one: 'Add an index on `customer_id`. The query is doing a full scan of the orders table.',
    other:
      'EXPLAIN shows a sequential scan. Once I created an index over the customer column it went from 9 s to 30 ms. Vacuuming did not help in any way.',
  },
  {
    label: 'different',
    one: 'Tighten the belt on the X axis. Layer shifts come from slack.',
    other:
      "Loosen nothing; simply lower the acceleration to 500. It's the stepper skipping that shifts your layers.",
  },
  {
    label: 'same',
    one: 'Re-run the pairing with the hub within a meter of the lock.',
    other:
      'I carried the hub to the front door, so it stood right next to the lock, and did the pairing once more. It went through at first try, where it had failed six times from the living room.',
  },
  {
    label: 'different',
    one: 'Clear your browser cache, the old script is still in there.',
    other: 'It was the app for me. I cleared the cache of the Parcelo app and the wrong address was gone.',
  },
  {
    label: 'unrelated',
    one: 'Use the fast lane at the self-service returns desk, no printed label needed.',
    other: "Use the fast charging brick, 25 W; the small one can't keep up with navigation.",
  },
  {
    label: 'same',
    one: 'Run `npm ci` after removing node_modules. A plain install keeps the broken tree.',
    other: `Delete node_modules and install from the lock file:

rm -rf node_modules
npm ci

That got rid of the "cannot find module" for our whole team.`,
  },
  {
    label: 'different',
    one: 'Pair the remote again by holding Home and Back.',
    other: "Swap the remote's batteries for fresh alkaline ones. The rechargeables only give 1.2 V.",
  },
  {
    label: 'different',
    one: "The pet door doesn't read the chip because the battery is low. Put in four new AAs, not rechargeables.",
    other:
      'Re-learn the chip: press the button till it blinks, shove the cat through. Ours had just forgotten him.',
  },
  {
    label: 'different',
    one: 'Turn on subtitles in the player and not in the app, the button is under the speech bubble.',
    other:
      'Download the subtitle pack for your language in profile settings. Without it the list stays empty.',
  },
  {
    label: 'different',
    one: 'Use a different browser; their payment page only works in one of them. Sad but true.',
    other: 'Allow third-party cookies for the pay frame. Settings > Privacy > Cookies > Allowed sites.',
  },
  {
    label: 'opposite',
    one: 'Turn off automatic downloads of updates. My PC restarts at night otherwise.',
    other:
      "I'd leave automatic updates on. Set active hours for the restarts, but switching updates off got a colleague hacked.",
  },
  {
    label: 'same',
    one: 'Bleed the radiator. Hot at the bottom and cold at the top means air.',
    other:
      "There's air trapped in it. Get a radiator key, open the little valve at the top till water comes, then close it. Remember to check the boiler pressure after.",
  },
  {
    label: 'same',
    one: 'Please try to unplug the dishwasher for 10 minutes. E15 clears itself once the base is dry.',
    other:
      'E15 = water in the base tray, the float switch trips. I cut the power to the machine at the fuse for a quarter of an hour, and it came back on without the code.',
  },
  {
    label: 'opposite',
    one: 'Turn on loudness equalisation. Voices are clearer.',
    other: 'The voices get muddy because of loudness equalization. Untick it.',
  },
  {
    label: 'unrelated',
    one: "Go back to the old version of the note app from the vendor's archive.",
    other: "Go back to the shop with your receipt, a fridge that loud isn't normal.",
  },
  {
    label: 'opposite',
    one: 'Allow the app to track your location always. Otherwise geofencing is a lottery.',
    other:
      'Never give it "Always" for location. "While using" is enough, and it\'s the constant access that drains your phone.',
  },
  {
    label: 'opposite',
    one: "Put the tyre pressure up to 90 psi, you'll get fewer flats.",
    other:
      "Way too hard already. Let some air out, 65 psi on 28s, and the pinch flats disappear as long as you don't hit kerbs.",
  },
  {
    label: 'same',
    one: 'Oh sure, "have you contacted your administrator", very useful. What in fact helps: remove the work account from the phone (Settings > Accounts > Work > Remove), then add it again. Calendar was there in two minutes.',
    other: "Delete your company account off the phone and re-add it. Your own mail isn't touched by this.",
  },
  {
    label: 'unrelated',
    one: 'Press F5 to reload, with Ctrl it skips the cache.',
    other: 'Error F5 at the oven means the door sensor. Push the door firmly, or swap the switch.',
  },
  {
    label: 'unrelated',
    one: 'Ferrowatt chargers want a dedicated 32 A circuit. Have an electrician look.',
    other: 'The Ferrowatt app logs you out on every update. Turn on biometric login, less annoying.',
  },
  {
    label: 'same',
    one: "Force the dark theme off in the flags page, that's what inverts the pictures.",
    other:
      'Somebody (you?) enabled forced dark mode. Type flags in the address bar, look for "force dark" and set it to Disabled. Images look normal again afterwards.',
  },
  {
    label: 'same',
    one: 'Top the boiler pressure up to about 1.5 bar using the filling loop. F22 is low pressure.',
    other:
      "F22 on my Ferrowatt was gone once I'd let some water into the system: open both taps of the braided hose underneath until the gauge is between 1 and 1.5, close them, press reset.",
  },
  {
    label: 'opposite',
    one: `> Does it hurt to leave the beta?

Leave the beta programme right now. Everything after build 12 eats mail.`,
    other:
      "Stay in the beta, the fix for the missing mail is coming to beta first and you can't go back without a wipe.",
  },
  {
    label: 'different',
    one: `> 502 after every deploy

Increase \`proxy_read_timeout\`, your app takes more than 60 s to warm up.`,
    other:
      'Have the proxy point at 127.0.0.1 rather than localhost. It tries IPv6 first and nothing listens there, thus the 502.',
  },
  {
    label: 'opposite',
    one: 'Switch on long exposure noise reduction for star photos.',
    other: 'For stars, LENR should be off: you lose half the night to dark frames. Stack instead.',
  },
  {
    label: 'same',
    one: 'Format the column as text before you paste. Otherwise the leading zeros go.',
    other:
      'Select the column, set its format to plain text, *then* paste your postcodes. If you do it the other way round the zeros are already lost.',
  },
  {
    label: 'same',
    one: 'Pick a different delivery slot, the basket is stuck because the reserved one has expired.',
    other:
      "The slot you'd chosen lapsed while you were shopping, that's why checkout is greyed out. Choose a new slot and it will let you pay.",
  },
  {
    label: 'opposite',
    one: "Turn off eco mode when it's below zero outside.",
    other:
      'Below zero is exactly when you want eco mode switched on. Ours used 20 % less last January and the house was warm.',
  },
  {
    label: 'different',
    one: "Delete the app and install it again. You'll need your activation letter!!",
    other:
      "Set your phone's clock to automatic. The banking app checks the time and throws error 1042 when it's off.",
  },
  {
    label: 'unrelated',
    one: 'Parcelo refunds within 14 days to the same card. Took 9 for me.',
    other: 'With Parcelo you can redirect to a locker until the evening before. Track > Change delivery.',
  },
  {
    label: 'unrelated',
    one: 'Replace the flapper in the cistern.',
    other: 'Replace the CMOS battery, your clock is resetting at each boot.',
  },
  {
    label: 'different',
    one: 'Cancel the order and place it again with the voucher typed in before you choose the payment method.',
    other: 'Write to customer care, they can apply the voucher afterwards. I got my 10 € refunded that way.',
  },
  {
    label: 'different',
    one: 'Descale the machine, the flow is blocked with lime.',
    other: "Coarser grind! Yours is so fine that the pump can't push through the puck. Two clicks up.",
  },
  {
    label: 'opposite',
    one: 'Set swappiness higher, say 80, with so little RAM.',
    other: 'Reduce swappiness to 10. A database should never be swapped.',
  },
  {
    label: 'unrelated',
    one: "Tideline's scooter beeps when the brake lever isn't fully released. Bend the contact a bit.",
    other: "Tideline Sync can't handle names with a colon in them, rename the folders and it continues.",
  },
  {
    label: 'different',
    one: 'Delete the calendar and subscribe to it again with the new link.',
    other: 'Change the refresh interval of the subscription. It defaults to "weekly", nobody knows why.',
  },
  {
    label: 'unrelated',
    one: 'The bridge must be within 10 m of the first bulb.',
    other: "You need bridge mode in the modem, otherwise you've double NAT and the console complains.",
  },
  {
    label: 'opposite',
    one: 'Put drain cleaner down, leave for 30 min, rinse.',
    other:
      'No chemical drain cleaner please! It hardens with the grease and eats the seals. Take the trap off.',
  },
  {
    label: 'opposite',
    one: 'Turn IPv6 on in the router, their servers are v6 first.',
    other: 'I fixed it by switching IPv6 off in my router. Been stable for a month.',
  },
  {
    label: 'same',
    one: 'Add an exception for the sync tool in your firewall.',
    other:
      'Probably the firewall. I allowed the Tideline Sync program through it (both private and public networks) and it went from "connecting…" to "up to date" right away.',
  },
  {
    label: 'different',
    one: 'Disable the old add-on first, then enable the new one. Both at once hang the start page.',
    other: 'Enable "load add-ons after start" in the options, worked here.',
  },
  {
    label: 'same',
    one: 'Put the camera in PTP mode rather than mass storage.',
    other:
      'Menu > Connection > USB mode. Choose PTP. My computer did see the photos after that, with the storage setting it never did.',
  },
  {
    label: 'different',
    one: 'Increase the font scaling in the display settings to 125 %.',
    other: 'Set the monitor to its native resolution. Blurry text = wrong resolution.',
  },
  {
    label: 'same',
    one: 'Use the other sensor cleaning method: blow it out with a rocket blower, lens off, camera facing down.',
    other:
      'That spot is dust on the sensor. Take the lens off, hold the body with the mount facing the floor and puff a few times with a hand blower. No canned air.',
  },
  {
    label: 'same',
    one: "You need to quote the path. There's a space in it.",
    other:
      'The shell splits on the blank in "My Files". Put double quotes round the path and the script will find it.',
  },
  {
    label: 'same',
    one: 'You\'ve to enable "Install unknown apps" for the file manager, not for the browser.',
    other:
      "I was allowing it in the wrong place as well. Settings > Security > Install unknown apps, and there it's the files app that must be permitted.",
  },
  {
    label: 'same',
    one: 'Just reboot the router. Pull the plug, wait half a minute, plug back in.',
    other:
      'I spent an hour with support and in the end the only thing that helped was power-cycling the router. Yes, really.',
  },
  {
    label: 'same',
    one: 'Charge it with a 10 W charger, not with the fast one. The fast one gets rejected by the watch.',
    other:
      "Mine only charges off the slow, old brick. Seems the Tideline watch doesn't negotiate with fast chargers, so plug it into an ordinary one.",
  },
  {
    label: 'opposite',
    one: 'Reply STOP to those parcel texts and they cease.',
    other: "Don't reply to them, ever. A STOP only tells the scammers that your number is live.",
  },
  {
    label: 'same',
    one: "Turn off TrueGlide (or whatever your brand calls it). That's the soap opera look.",
    other:
      "Films look like cheap video because the set invents frames. Disable motion smoothing in the picture menu, it's the first thing I do on any new television.",
  },
  {
    label: 'opposite',
    one: 'Always use the "safely remove" thing before pulling the stick.',
    other:
      "Since a few years there's no need at all, just pull it out, don't bother with \"safely remove\". It's what hangs your file manager.",
  },
  {
    label: 'opposite',
    one: "Remove the screen protector, the fingerprint reader doesn't like thick glass.",
    other: 'Keep the protector, register your finger again with it on, and do the same finger twice.',
  },
  {
    label: 'different',
    one: 'Check the "low power mode" isn\'t on; it stops mail from being fetched.',
    other: 'Go to Mail > Accounts > Fetch and choose Push. It was on Manual with me.',
  },
  {
    label: 'unrelated',
    one: 'You need a new gasket on the portafilter, they get hard after two years.',
    other: "You need a new head gasket, there's coolant in the oil. Sorry mate.",
  },
  {
    label: 'opposite',
    one: "Accept the parcel and note the damage on the driver's device.",
    other: 'Refuse the parcel. If you accept it you are the owner of the broken goods, damage noted or not.',
  },
  {
    label: 'opposite',
    one: 'Mist the leaves daily, the humidity alert will stop.',
    other:
      "Please don't mist. It does nothing for humidity after ten minutes and gives you leaf spot. Alert comes from the radiator next to it.",
  },
  {
    label: 'different',
    one: 'Switch to another filament brand. That Brewlene stuff has a diameter all over the place.',
    other: "Calibrate the e-steps. Measure 100 mm, extrude, measure what's left, correct the value.",
  },
  {
    label: 'different',
    one: 'Select the other audio output in the sound panel, it picks the monitor by default.',
    other: "Plug the headset in the rear jack, the front one isn't connected on half of those cases.",
  },
  {
    label: 'opposite',
    one: 'Close the apps in the background, that saves a lot of battery.',
    other: 'Stop swiping away background apps. Starting them again costs more battery than leaving them.',
  },
  {
    label: 'unrelated',
    one: 'Turn off motion smoothing.',
    other: 'Turn off the water at the stopcock before you open the valve.',
  },
  {
    label: 'same',
    one: 'Index your hanger! Really, a bent derailleur hanger is why it skips in the two smallest cogs. Have it straightened at a shop, takes five minutes.',
    other:
      "Check whether the mech hanger is bent. Mine was off by maybe 4 mm after a fall, shop aligned it and shifting was crisp again. I'd already replaced the cable and housing for nothing.",
  },
  {
    label: 'unrelated',
    one: 'Hold the power button 15 s. The buds go to pairing mode.',
    other: 'Hold the cancel button 5 s to print the network report of the Brewster.',
  },
  {
    label: 'different',
    one: 'Update the app.',
    other:
      "Update the hub's firmware. The app was already current here, and still the sensors showed offline until the hub got 2.9.",
  },
  {
    label: 'different',
    one: "Replace the thermostat's batteries. When low it'll show the right temperature but not call for heat.",
    other:
      'Check the wiring centre, in ours the live to the zone valve had come loose. Electrician job, 20 min.',
  },
  {
    label: 'opposite',
    one: 'Update the banking app at once, old versions get locked out.',
    other:
      "Don't update the bank app if you are on an older phone, version 9 won't start on it. I'm still on 8.6 and it logs in.",
  },
  {
    label: 'same',
    one: 'Delete the `.lock` file in the profile folder while the browser is closed.',
    other:
      '"Profile in use" although nothing\'s running? There\'s a leftover lock file. Close everything, go to your profile directory and remove it.',
  },
  {
    label: 'same',
    one: 'Level the bed again, with the nozzle hot.',
    other:
      "First layer not sticking is nearly always a bed that isn't level. Redo the levelling (I use the paper method, all four corners, twice) before you buy glue or a new plate.",
  },
  {
    label: 'unrelated',
    one: `> Why does the foam collapse?

Use cold, fresh milk with more protein, and clean the frother after each use.`,
    other: `> Why does the page collapse on mobile?

You've a fixed width on the wrapper. Put max-width: 100% there.`,
  },
  {
    label: 'different',
    one: "Don't forget to disable the sleep timer, it's on by default.",
    other:
      'Enable "keep awake while casting" in the developer settings and the TV box won\'t sleep any more.',
  },
  {
    label: 'same',
    one: 'Clean the filter at the bottom of the tub. Twist it anticlockwise, lift it out, rinse it under the tap.',
    other: `1. Take out the lower rack.
2. Unscrew the filter.
3. Rinse all the gunk out of it with warm water and an old toothbrush.
4. Put it back.

Mine drains perfectly since.`,
  },
  {
    label: 'different',
    one: 'If you are on version 3, run the migration tool first: `tideline migrate --all`.',
    other:
      "Move the data folder out of the cloud drive. The file locks there corrupt the store on every version I've tried, 2 and 3.",
  },
  {
    label: 'opposite',
    one: `Increase the font cache size? Nah, lower the heap: 
-Xmx1g
The GC pauses get shorter.`,
    other: "Give it more heap. `-Xmx4g` and I've not seen a pause since.",
  },
  {
    label: 'same',
    one: "Switch the HDMI port to Enhanced format on the TV and you'll get 4K/60.",
    other:
      'By default every port of that telly is in "Standard". Go to Inputs > HDMI signal format, select Enhanced for the port the console sits on. Afterwards 60 Hz at 4K shows up.',
  },
  {
    label: 'same',
    one: 'Unscrew the aerator from the tap and soak it in vinegar.',
    other:
      'Low flow at a single tap, hot and cold? Limescale in the aerator. Take it off and descale it in white vinegar overnight.',
  },
  {
    label: 'opposite',
    one: 'Delete the old profile, start from a clean one.',
    other: 'Do not delete your profile, your passwords live in there. Keep it and only disable the add-ons.',
  },
  {
    label: 'same',
    one: 'Raise `max_connections` to something like 200 and restart the database.',
    other: `> FATAL: too many clients already

You are running out of connections, so increase the limit. In the conf file:

max_connections = 300

and reload won't do, it needs a restart.`,
  },
  {
    label: 'opposite',
    one: 'Never flash over Wi-Fi. I bricked two plugs that way.',
    other:
      "You can flash it over Wi-Fi just fine, that's how I did all nine of mine. No need to open the case.",
  },
  {
    label: 'unrelated',
    one: 'Prune it after flowering, never in autumn.',
    other: '`docker system prune` gave me 40 GB back.',
  },
  {
    label: 'different',
    one: 'Turn on game mode on the TV for less lag.',
    other: 'Turn off motion smoothing and noise reduction. Together they cost 100 ms.',
  },
  {
    label: 'opposite',
    one: 'If the phone is older than two years, calibrate the battery: run it down to zero, then charge it in one go.',
    other:
      "Please don't run it down to zero, and less so with an old phone. A deep discharge can finish off a worn cell. The percentage jumps because the battery's tired.",
  },
  {
    label: 'opposite',
    one: 'Rinse the plates before loading, otherwise the filter clogs in no time.',
    other:
      "You shouldn't pre-rinse. The sensor then thinks the load is clean and uses a short wash. Scrape, and that's that.",
  },
  {
    label: 'different',
    one: 'Install the game on the SSD. Loading textures from a hard disk is what stutters.',
    other: 'Cap the frame rate at 60. Uncapped, the game is starving its own streaming thread.',
  },
  {
    label: 'different',
    one: 'Reset the router to factory settings. Then the printer will get a fresh address.',
    other: 'Reset the printer (hold the X for ten seconds). Mine found the Wi-Fi again after that.',
  },
  {
    label: 'same',
    one: "Don't forget to disable Secure Boot, that's the step everyone skips.",
    other:
      "The stick isn't offered because Secure Boot is on. Turn it off in the firmware setup and you'll see it in the boot menu.",
  },
  {
    label: 'opposite',
    one: 'Remove the water filter from the tank, it makes the pump draw air.',
    other:
      "Keep the filter in the tank. Without it you'll be descaling every three weeks, and the air noise settles after the first two cups.",
  },
  {
    label: 'opposite',
    one: "Raise the Z offset by 0.05, the nozzle's scraping.",
    other: 'Lower your Z offset a tad, 0.05 closer to the bed, then the first layer sticks.',
  },
  {
    label: 'unrelated',
    one: "Level the washing machine, one foot's in the air and that's your rattle.",
    other: 'Level the bed with a feeler gauge at 60 °C.',
  },
  {
    label: 'opposite',
    one: "Store the card in the shop's account, it speeds up checkout and the 3-D check is skipped.",
    other:
      "I'd never save a card there. Remove it from your account after you've paid, they had a leak last year.",
  },
  {
    label: 'opposite',
    one: 'Sure, use the cleaning tablets weekly, the manual\'s "monthly" is a joke.',
    other:
      'Weekly tablets ruined the seal in my Brewster. Do not use them more than the manual says; once a month at most.',
  },
  {
    label: 'different',
    one: 'Turn the boiler thermostat up to 65, yours is too low for the top floor.',
    other:
      'Turn the pump down to setting 1. On 3 it rushes past the radiators and whistles, and the top floor stays lukewarm.',
  },
  {
    label: 'unrelated',
    one: 'Check your spam folder for the activation mail.',
    other: 'Check the torque of your stem bolts, 5 Nm.',
  },
  {
    label: 'same',
    one: 'Free up space. The update needs about 8 GB and fails silently without.',
    other:
      'I deleted a few games to get 10 gigs of free storage and then the update went in without a hitch. The error text could say so, but hey.',
  },
  {
    label: 'unrelated',
    one: 'Set the sleep timer of the TV to 90 minutes, Settings > General > Timers.',
    other: "Set the alarm's entry delay to 45 seconds under Settings > General > Zones.",
  },
  {
    label: 'same',
    one: 'Sign out of all devices, then change the password. In that order.',
    other:
      'Whoever is in your account stays in after a password change. What threw them out for me was "log out everywhere" under Security. I also changed my password and turned 2FA on.',
  },
  {
    label: 'unrelated',
    one: 'Descale the coffee machine with citric acid.',
    other: 'Lower the print temperature to 205 for PLA.',
  },
  {
    label: 'same',
    one: "If you're on version 3, switch off the new scheduler (`scheduler.enabled=false`). On version 2 you don't have this problem.",
    other: `The new scheduler in v3 is what makes jobs run twice. Disable it in the config until they fix it:

scheduler.enabled = false`,
  },
  {
    label: 'unrelated',
    one: 'Ask your bank to raise the daily transfer limit.',
    other: 'Raise the limit in php.ini: upload_max_filesize = 64M.',
  },
  {
    label: 'different',
    one: "Get a powered USB hub. The bus-powered one can't feed two drives.",
    other: 'Put the drive into another port, at the back. Front ports have thin wires on most cases.',
  },
  {
    label: 'opposite',
    one: `> Should I let it install the new GPU driver?

Yes, install it. Crashes gone on mine.`,
    other:
      "Please do not install the new driver!! It's the one which causes these crashes. Keep the April one.",
  },
  {
    label: 'unrelated',
    one: 'Delete the duplicate contacts with the "Merge & fix" function.',
    other: 'Delete the failed migration from the history table and run it again.',
  },
  {
    label: 'different',
    one: 'Try the other HDMI port.',
    other: "Try another HDMI cable. I had sparkles as well, certified cable and it's over.",
  },
  {
    label: 'same',
    one: 'Clean the brake rotor with isopropyl alcohol. Some oil got on it, hence the howling.',
    other:
      "Squealing after you lubed the chain? Overspray. Wipe the disc down with IPA and do some hard stops. If it doesn't go away the pads are soaked and need replacing.",
  },
  {
    label: 'same',
    one: 'Why not simply turn off the read receipts? Then nobody sees it.',
    other: "Go to privacy and switch read receipts off. You won't see other people's either, fair enough.",
  },
  {
    label: 'same',
    one: 'Factory reset the thermostat by holding both arrows for 15 seconds.',
    other:
      "Only thing that unfroze ours was resetting it to factory settings. Press up + down together until the screen goes blank. You'll have to enter your schedule again, unfortunately.",
  },
  {
    label: 'unrelated',
    one: "Bleed the brakes, there's air in the line.",
    other: "Bleed the radiator upstairs, there's air in it.",
  },
  {
    label: 'unrelated',
    one: "Look at the anode rod of the water heater, once it's eaten up the water smells of eggs.",
    other: 'Look at the slow query log first. `long_query_time = 1`.',
  },
  {
    label: 'same',
    one: 'Invalidate the caches and restart the IDE (File > Invalidate Caches).',
    other:
      "The red underlines are only stale indexes. Throw away the IDE's caches from the File menu; it'll reindex on the next start and the errors vanish.",
  },
  {
    label: 'different',
    one: 'Snake the drain.',
    other: "Pour boiling water and washing-up liquid down. It's grease, it will melt.",
  },
  {
    label: 'different',
    one: 'Set the calculation mode to automatic. Formulas > Calculation options.',
    other:
      'Your numbers are stored as text. Use Text to Columns, or multiply everything by 1, then the sum works.',
  },
  {
    label: 'different',
    one: 'Put a rule in place that moves these mails to a folder.',
    other: 'Block the sender. Three dots > Block. They go to junk straight away.',
  },
  {
    label: 'opposite',
    one: 'Rooting is the way: unlock the bootloader and you can remove the bloatware.',
    other:
      "I'd leave the bootloader locked. Once it's unlocked your bank app refuses to start, and relocking bricks half of the Nimbus phones.",
  },
  {
    label: 'different',
    one: 'Why not disable the guest network? Worked for me, the plugs had joined the wrong one.',
    other: 'Enable 2.4 GHz on the main network. It was 5 only on mine and so no plug could get on.',
  },
  {
    label: 'opposite',
    one: 'Enable hardware acceleration, video is so much smoother with it.',
    other: 'Disable hardware acceleration. The video stutter is caused by it.',
  },
  {
    label: 'different',
    one: "Remove the old phone from your account's device list.",
    other: 'Add your new phone number as a recovery option; the codes still went to my old number.',
  },
  {
    label: 'different',
    one: "Turn the camera's IR LEDs off, they reflect in the window.",
    other: 'Mount it outside. No camera sees through glass at night.',
  },
  {
    label: 'unrelated',
    one: 'Disable autoplay in the video settings.',
    other: 'Disable the immobiliser? No way. Get the key programmed at a dealer.',
  },
  {
    label: 'same',
    one: `I work with these servers for a living so here's my two cents. A restart of the web server won't help, nor will a bigger machine. What you see in the log ("worker_connections are not enough") means exactly what it says. The default of 512 is from another age, and every proxied request takes two of them, one towards the client and one to your app. So 256 visitors and you're done.

events {
  worker_connections 4096;
}

Then check the open files limit of the service (\`LimitNOFILE\`), reload, and watch it for a day. We've been running with that for three years, with a few thousand people at lunchtime.`,
    other:
      'Increase worker_connections. Tried keepalive off and more workers before, neither changed a thing.',
  },
  {
    label: 'unrelated',
    one: 'Hello, you must put the dishwasher salt also when you use the all-in-one tabs, if the water is hard. I did it and the glasses are clear now.',
    other:
      'Hello, you must salt the passwords also when you hash them with many rounds. I did it with the library function and the audit was happy.',
  },
  {
    label: 'different',
    one: 'Switch from IMAP to Exchange when you set up the account.',
    other:
      "Generate an app password. With two-step on, the mail program can't use your normal password, no matter which protocol.",
  },
  {
    label: 'same',
    one: `Hi Petra,

welcome to the club, I think half of the owners of the Brewster Duo have been through this. I'll tell you everything I tried so that you don't lose a weekend too:

- new beans (no difference)
- new water filter (no difference)
- two rounds of descaling, with the expensive stuff (no difference)
- called the hotline, they wanted to sell me a service for 139

Then a guy in another forum mentioned the brew group. You open the flap at the side, press the two red tabs together, pull the thing out and rinse it under lukewarm water. No soap. There was a brown crust in mine as thick as a pancake. Let it dry overnight, put a drop of food-safe grease on the rails, put it back. Since then the coffee runs like on the first day.`,
    other:
      "Take out the brew group and wash it under the tap. Once a week, that's in the manual as well, only nobody reads it.",
  },
  {
    label: 'same',
    one: 'Untick "Hardware acceleration" in the browser\'s system settings and restart it.',
    other: "The black squares are a GPU thing. Switch hardware acceleration off, they'll be gone.",
  },
  {
    label: 'unrelated',
    one: 'Reinstall the driver for the wheel, force feedback comes back.',
    other: 'True the wheel on a stand, or let the shop do it for 15.',
  },
  {
    label: 'different',
    one: "Disable the VPN, test, then enable it again. If it loads in between you know who's guilty; in my case that already renewed the session.",
    other:
      "Enable split tunnelling in the VPN's options and put the bank app on the list. You don't have to switch the VPN off.",
  },
  {
    label: 'unrelated',
    one: "Switch the browser's default search engine in Settings > Search.",
    other: "Switch the boiler from combi to system mode? You can't, they're different appliances.",
  },
  {
    label: 'different',
    one: 'Adjust the barrel adjuster, quarter turn anticlockwise.',
    other: 'New chain. Yours is stretched past 0.75 % and will never shift well.',
  },
  {
    label: 'same',
    one: 'Swap the USB cable. The one in the box is charge-only.',
    other: `> My computer doesn't see the camera at all

Use another cable, one that carries data. I have three in the drawer that look the same and only one works.`,
  },
  {
    label: 'different',
    one: 'Good evening from Lyon. I have also bought this car last year and I did have the same message on every cold morning, "charging system fault". The garage did replace the cable, then the socket, on warranty, and the message did come back. At the end it was the timer. If you program a departure time in the car AND a schedule in the wallbox, they fight. I removed the schedule of the wallbox, and only the car decides. No message since November.',
    other:
      "Ask the dealer for the software update of the onboard charger (bulletin 23-114 or so it was called). They don't tell you unless you ask by name. It's an hour in the workshop, free of charge. The old version misreads the pilot signal when the cable is cold and stiff.",
  },
  {
    label: 'different',
    one: 'Ask the seller to relist it with postage included.',
    other:
      'Enter your postcode first, the shop can\'t compute the shipping until then and shows "unavailable".',
  },
  {
    label: 'different',
    one: 'Turn off notifications for the group.',
    other: 'Turn on do-not-disturb from 22:00 to 7:00. Then you still see them in the morning.',
  },
  {
    label: 'same',
    one: 'The feeder jams because the kibble is too big. Go for pieces under 10 mm.',
    other:
      'We changed to a smaller kibble and our Pawlet feeder has not jammed since March. Cleaning the wheel helped for a day only.',
  },
  {
    label: 'unrelated',
    one: "The feeder's schedule is in UTC. Change the time zone in Pawlet > Device > Time.",
    other:
      "The feeder roller of your printer is slippery, wipe it with a damp cloth and it won't pull three sheets.",
  },
  {
    label: 'same',
    one: 'Move the router away from the microwave/TV. Mine sat behind the set and the signal was terrible.',
    other: `> Wi-Fi only bad in the evening

Do you have the router standing behind the telly? Put it somewhere else, higher and in the open. That did the trick at my parents' place.`,
  },
  {
    label: 'unrelated',
    one: 'The Nimbus 7 only records in mono unless you plug a mic in.',
    other:
      'On the Nimbus 7 go to Settings > Display > Touch and turn glove mode off, phantom touches are gone.',
  },
  {
    label: 'different',
    one: 'Buy the official charger. The others only do 18 W.',
    other: "Clean the charging port with a wooden toothpick, carefully. You'd be amazed at the lint.",
  },
  {
    label: 'opposite',
    one: 'Increase the sample rate to 96 kHz and the crackle goes.',
    other: 'Bring the sample rate down to 44.1, crackling stopped for me instantly.',
  },
  {
    label: 'same',
    one: 'Take the SIM out, wipe the contacts, put it back in.',
    other: `1) power off
2) remove the sim card
3) clean it with a dry cloth
4) re-insert
"No SIM" message never came back for me. Network reset did nothing.`,
  },
  {
    label: 'same',
    one: "Downgrade the graphics driver to last month's release.",
    other:
      "Started right after the newest GPU driver for me. I installed the previous one over it and no more blue screens in 3 weeks. So it's worth trying before you buy new RAM.",
  },
  {
    label: 'same',
    one: 'Turn down the print speed. 150 mm/s is too much for that hotend, go to 60.',
    other:
      'I got rid of the gaps by printing slower. 50-60 mm/s for walls. Raising the temperature alone only gave me strings.',
  },
  {
    label: 'different',
    one: 'Clean the sensor contacts on the lens with a pencil eraser.',
    other:
      'Update the lens firmware. Version 1.2 fixes the "no lens attached" message with the Nimbus bodies.',
  },
  {
    label: 'different',
    one: 'Grant the user SELECT on the schema, not just on the table.',
    other: `Set the search_path, it doesn't look in your schema at all.

ALTER ROLE app SET search_path = shop, public;`,
  },
  {
    label: 'different',
    one: 'Set `keepalive_timeout 65;` on the server.',
    other:
      'Set the `Connection` header to empty in the proxy block, otherwise upstream connections get closed each time.',
  },
  {
    label: 'different',
    one: 'Open the firewall port 8443 for the camera.',
    other:
      "Close the vendor's desktop viewer. Only one client at a time may hold the stream, so your NVR gets nothing while it runs.",
  },
  {
    label: 'opposite',
    one: 'Commit the lock file.',
    other: "For libraries we add the lock file to .gitignore, don't commit it. That's why your CI differs.",
  },
  {
    label: 'same',
    one: 'Dry your filament. 6 hours at 65 °C and the stringing is gone.',
    other:
      'Popping noises + strings = wet PETG. I put the spool in a food dehydrator overnight and the next print came out clean. Retraction settings made no difference whatsoever for me.',
  },
  {
    label: 'different',
    one: 'Replace the 12 V battery. On the E3 a weak one throws all kinds of errors.',
    other:
      "Disconnect the 12 V battery for ten minutes, then reconnect. All the warnings were gone, didn't need a new one.",
  },
  {
    label: 'same',
    one: 'Switch off the eco mode. In eco the hot water only comes after two minutes.',
    other:
      'Ours was the same till the engineer showed us that ECO was on. He pressed the button to take it out of eco, and now the water gets hot in seconds.',
  },
  {
    label: 'opposite',
    one: "Unmount the fan duct's sock, the silicone one. Heat block reads low with it.",
    other:
      "Put the silicone sock back on. The temperature swings are from the part fan blowing on the naked block, so don't run without it.",
  },
  {
    label: 'unrelated',
    one: 'Clear the cache of the maps app.',
    other: "Clear the snow guard from the heat pump, it can't breathe.",
  },
  {
    label: 'same',
    one: 'Roll back to firmware 4.1. 4.2 breaks the Zigbee radio.',
    other:
      'Lumenhome bridge here as well. I went back to the old version (4.1, you find it on their download page under "archive") and all 23 bulbs returned within a minute.',
  },
  {
    label: 'unrelated',
    one: 'I did remove the shell from the plug and soldered the two wires again.',
    other: "I removed the plugin from the shell config and the prompt's fast again.",
  },
  {
    label: 'same',
    one: 'Just ignore what the chat bot says and request the refund through your payment provider (open a dispute).',
    other:
      'After 3 weeks of "we\'re looking into it" I filed a dispute with the payment service. Money was back after 5 days.',
  },
  {
    label: 'unrelated',
    one: 'Lumenhome bulbs flicker on old dimmers. Use a trailing-edge one.',
    other: 'For the Lumenhome doorbell you need a transformer with 16 V AC and at least 10 VA.',
  },
  {
    label: 'different',
    one: "Update the sound driver from the maker's page.",
    other:
      'Reinstall the sound driver: uninstall it in the device manager, tick "delete software", reboot. No need for a newer one.',
  },
  {
    label: 'opposite',
    one: 'Use PTFE tape on the compression joint, two wraps, and it stops weeping.',
    other: "Compression fittings don't take tape. Strip the PTFE off again and nip up the nut, that's all.",
  },
  {
    label: 'same',
    one: 'Replace the water filter and then reset the counter, otherwise it will keep asking.',
    other:
      'You probably did everything except resetting the filter counter: hold the filter button for 5 s after fitting a new cartridge. The red drop disappears.',
  },
  {
    label: 'different',
    one: 'Loosen the cable at the anchor bolt and re-tension.',
    other: 'Tighten the headset. That judder under braking is play in the steerer rather than the brake.',
  },
  {
    label: 'opposite',
    one: 'If you have many devices then merge both bands under one name, the phones roam nicely.',
    other:
      "With plenty of devices I'd split the bands, each its own name. With one merged SSID my plugs kept falling off.",
  },
  {
    label: 'same',
    one: 'Turn off Wi-Fi Assist under Settings > Network > Advanced. My Nimbus 7 stopped eating mobile data the same day.',
    other: `Hi all,

had the same thing on my Nimbus. What eats the data is the Wi-Fi Assist switch, go to the advanced network page and disable it. Nothing else was needed.`,
  },
];
