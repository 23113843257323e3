/**
 * First names that people in Italy bear, of many origins: by them a full name is seen even where a sentence begins, where
 * any word has a capital. A list that grows; a name that is not in it is still seen elsewhere in a sentence.
 */
const names = `
Abdi Abdirahman Abdifatah Abdel Abdelaziz Abdelkader Abdellah Abderrahim Abdou Abdoulaye Abdul Abdullah Abebe Abeba Abena Abiola Ada Adama Adamo Adebayo Adel
Adele Adelina Adil Adina Adisa Adjoa Adrian Adriana Adriano Afia Afrim Agnese Agnieszka Agostino Ahmad Ahmed Ahmet Aicha Aida Aisha Ajay
Akash Akosua Akua Alassane Alba Alban Alberto Aldo Alejandra Alejandro Aleksandar Aleksandra Alemu Alessandra Alessandro Alessia
Alessio Alex Alexandra Alexandru Alfonso Alfredo Ali Alice Alicia Alin Alina Alioune Alketa Allan Alma Almaz Alvaro Amadou Amal
Amalia Amanda Amar Amara Amelia Ambra Amedeo Amina Aminata Amine Amir Amira Amit Ana Anastasia Anders Andi Andrea Andreea Andrei
Andrej Andrés Andriy Angel Angela Angelica Angelo Anh Anika Anil Anila Anita Anja Anjali Anna Annalisa Annamaria Antonella Antonia
Antonietta Antonino Antonio Anton Anu Aracely Arben Ardian Arianna Aristide Armando Arjun Artan Arta Artem Arturo Arun Aruna Ashok
Asia Asif Asmaa Assan Assane Aster Astrid Attilio Augusto Aurora Awa Ayaan Ayan Ayesha Aylin Ayoub Aziz Aziza Babacar Baran Bashir
Barbara Bartolomeo Beatrice Beatriz Bekele Belén Benedetta Beniamino Benito Berhane Bernardo Besa Besnik Bianca Biagio Bilal Binta
Birtukan Blanca Blerim Blerta Blessing Bogdan Boris Bouba Bruna Bruno Camelia Camilla Carla Carlo Carlos Carlotta Carmela Carmen
Carolina Caterina Catalina Cecilia Celestino Cesare Chandra Chiara Chiamaka Chidi Chiara Chimamanda Chinedu Chinwe Christian
Christine Cinzia Ciro Claudia Claudio Clara Clelia Clemente Concetta Consuelo Corrado Cosimo Costanza Costantino Cristian Cristiana
Cristina Cristiano Dan Dana Daniel Daniela Daniele Danilo Daria Dario David Davide Dawit Debora Deborah Deepak Delia Demba Denis
Denisa Desta Diana Diego Diego Dilan Dilani Dilara Dimitri Dina Dinesh Dino Djibril Dmitri Dmytro Domenica Domenico Donatella
Donato Dorina Dragan Dragana Driton Duc Ebrima Ebru Edith Edoardo Eduardo Egidio Ekaterina Elena Eleonora Elhadj Elia Eliana Elif
Elira Elisa Elisabetta Elmira Elona Elton Elvira Emanuela Emanuele Emil Emilia Emiliano Emilio Emine Emma Emmanuel Enrica Enrico
Enzo Erica Erika Erion Ermal Ermanno Ernesto Ervin Esra Esther Ettore Eugenia Eugenio Eva Evelyn Ewa Ezio Fabio Fabiola Fabiana
Fabrizio Fadi Fadila Fairouz Faisal Faith Fanta Farah Farid Farida Fatema Fatima Fatimah Fatimata Fatma Fatmir Fatou Fatoumata
Fausto Fede Federica Federico Felice Felicita Ferdinando Fernanda Fernando Filippo Filomena Fiona Fiorella Flavia Flavio Flora
Florence Florian Florin Fortunata Franca Francesca Francesco Francisco Franco Frida Fulvio Gabriel Gabriela Gabriele Gabriella
Gaetano Gaia Galina Ganna Gaspare Gelsomina Gennaro Genoveffa Gentian Georgi Gerardo Ghita Giacomo Giada Gian Giancarlo Gianfranco
Gianluca Gianluigi Gianmarco Gianni Gianpiero Gilberto Gina Ginevra Gino Gioia Giorgia Giorgio Giovanna Giovanni Girolamo Giuditta
Giulia Giuliana Giuliano Giulio Giuseppe Giuseppina Gjergj Gladys Gloria Goran Grace Grazia Graziella Gregorio Greta Guadalupe
Guglielmo Guido Gulsen Gulzar Gurpreet Gustavo Habib Habiba Hadiza Hafsa Haile Hakim Halima Halyna Hamid Hamza Hana Hanan Hang Hanna
Harjit Harpreet Hasan Hassan Hassane Hatice Hawa Helena Hicham Hind Hiwot Hoang Houda Hugo Hussein Huda Ibrahim Ibrahima Ibou Idil
Idris Idrissa Ifeoma Igor Ikram Ilaria Ilda Ilham Ilie Ilinca Ilir Imane Imran Ines Inés Ingrid Ioan Ioana Ion Ionela Ionut Iqbal
Irena Irene Irina Iris Irma Isa Isabel Isabella Isidoro Ismael Ismail Issa Ivan Ivana Ivana Ivo Iwona Jacopo Jamal Jamila Jan Jana
Jasmine Jaswinder Jawad Jean Jelena Jennifer Jessica Jesús Joana Joanna João John Jonas Jorge José Josef Josephine Joy Juan Juana
Juliana Julien Julio Kadiatou Kalinka Kamal Kamel Kamila Karim Karima Karina Kasia Katarzyna Kateryna Katia Kaur Kavita Kebede Kemal
Khadija Khadim Khaled Khalid Kidane Kiran Kofi Kojo Krishna Kristina Krzysztof Kujtim Kumari Kwabena Kwame Ladislava Lamin Lamine
Lara Larisa Latifa Laura Lavinia Layla Lea Leandro Leila Lejla Lemlem Leo Leonardo Leonora Letizia Leticia Leyla Lia Liana Lidia
Lidija Lilia Liliana Lina Linda Ling Lino Liridon Lisa Liu Livia Liviu Loredana Lorena Lorenza Lorenzo Luan Luana Luca Lucas Luciana
Luciano Lucia Lucía Lucio Ludovica Ludovico Luigi Luigia Luis Luisa Luiz Luka Luljeta Luminita Luz Lyudmila Maddalena Madalina
Magdalena Maha Mahamadou Mahmoud Mahmud Maja Malak Malik Malika Mamadou Mamoudou Manjit Manuel Manuela Mara Marcela Marcello Marcelo
Marcin Marco Marcos Marek Margherita Margarita Mari Maria Mariam Mariama Mariana Marianna Mariano Maricel Mariela Marija Marin Marina
Marino Mario Marisa Marisol Marija Mariusz Marjan Marko Marta Martin Martina Maryam Maryna Massimiliano Massimo Matei Matilde Matteo
Mattia Maura Maurizio Mauro Maximo Mbaye Mehari Mehdi Mehmet Mei Melissa Merita Meriem Meryem Meskerem Mia Michela Michele Mihaela
Mihai Mila Milan Milena Milica Mimoza Minh Minoza Mira Miriam Mirela Miroslav Mirko Modou Mohamed Mohammad Mohammed Mohan Moira
Monica Monika Morena Mostafa Moussa Mubarak Muhammad Mukesh Munir Murat Mustafa Myroslava Nabil Nadeem Nadia Nadiya Naima Najat
Narcisa Nasreen Natalia Nataliya Natan Nausicaa Nawal Nazir Ndeye Neha Nelu Nicola Nicolae Nicole Nicoletta Nicolò Niccolò Nikola
Nila Nilufar Nimal Nina Nino Nirmala Nisha Noemi Noor Nora Noura Novella Nuria Nur Nura Octavian Ofelia Oksana Ola Oleg Oleh
Oleksandr Oleksandra Olena Olga Olha Olimpia Oliver Olivia Olumide Oluwaseun Omar Omer Orazio Oreste Orlando Ornella Oscar Osama
Osman Osvaldo Othmane Otilia Ottavia Oumar Oumou Ousmane Pablo Palmira Paola Paolo Parveen Pascal Pasquale Patrizia Patrizio Pauline
Pavel Pavlo Pedro Petar Petra Petro Petru Pier Piera Pierangelo Pierluigi Piero Pietro Pilar Piotr Placido Pooja Prem Priya Prosper
Quang Queen Rabia Rachid Rachida Radu Raffaele Raffaella Rahel Rahma Raimondo Raj Rajesh Rajinder Rama Ramona Ramón Rana Ranjit
Raquel Rashid Raul Ravi Razia Rebecca Redouane Regina Remo Renata Renato Renzo Reza Riccardo Riham Rina Rita Roberta Roberto Rocco
Rodica Rodolfo Rodrigo Rohan Rokia Rokhaya Romeo Romina Romolo Rosa Rosalba Rosalia Rosanna Rosaria Rosario Rosetta Rosina Rossana
Rossella Roxana Ruben Ruggero Rukhsana Ruslan Ruth Ruwan Saba Sabina Sabrina Sadia Safia Safiya Said Saida Saiful Salah Salif Salim
Salima Salma Salvatore Samantha Samba Sami Samia Samir Samira Samuel Samuele Sana Sandra Sandro Sanjay Sanjeev Santiago Santina Sara
Sarah Sarita Sasha Saverio Savina Sebastiano Seble Sedat Selam Selamawit Selim Selma Serena Sergej Sergio Seydou Shabana Shahid
Shakira Shamim Sharmin Shanti Shpresa Shreya Silvana Silvano Silvia Silvio Simona Simone Simonetta Sindi Sladana Slavica Snezana
Sofia Soledad Solomon Sonia Soraya Souad Souleymane Stanislav Stefan Stefania Stefano Stefka Stella Stephen Suela Sukhwinder Suleiman
Sultana Suman Sumon Sunil Sunita Surinder Susanna Svetlana Svitlana Sylvia Tamar Tamara Tanya Tania Tarek Tariq Taras Tatiana Tea
Tekle Teodora Teodoro Teresa Tereza Tesfay Tetiana Thanh Thi Thiago Thomas Tiziana Tiziano Tommaso Tsegay Tsehay Tullio Uchenna Ugo
Umberto Usha Usman Valbona Valentina Valentino Valeria Valerio Vanessa Vasile Vasyl Vera Veronica Veronika Vesna Victor Victoria
Viktor Viktoriia Vilma Vincenza Vincenzo Viola Violeta Virginia Vita Vito Vittoria Vittorio Vivek Vlad Vladimir Volodymyr Wafa Wahid
Walid Walter Wanda Wei Wilma Ximena Warsame Xhevahire Xhesika Yaya Yahya Yan Yana Yasmin Yasmine Yasmina Yassin Yassine Yemane Yerina Ying Yolanda
Youssef Youssouf Yulia Yuliia Yunus Yuri Yusuf Yvonne Zahra Zaheer Zainab Zakaria Zara Zeinab Zeynep Zhen Zhang Ziad Zineb Zoe Zofia
Zohra Zoran Zorica Zubair Zuzana`

/** First names, in lower case. */
export const givenNames: ReadonlySet<string> = new Set(names.trim().toLowerCase().split(/\s+/))
